/** Pictures that are built into main's one file. */
declare module '*.png?inline' {
  const address: string;
  export default address;
}

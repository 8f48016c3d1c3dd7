/** What is used here of the package `x11`, which has no types of its own. */
declare module 'x11' {
  type Done<T> = (error: unknown, value: T) => boolean;
  type Sent = (error: unknown) => boolean;

  interface XEvent {
    readonly name: string;
    readonly [field: string]: unknown;
  }
  interface Property {
    readonly type: number;
    readonly format: number;
    readonly bytesAfter: number;
    readonly data: Buffer;
  }
  interface XTest {
    readonly KeyPress: number;
    readonly KeyRelease: number;
    FakeInput(type: number, keycode: number, time: number, window: number, x: number, y: number): void;
  }
  interface Client {
    on(event: 'event', listener: (event: XEvent) => void): void;
    on(event: 'error' | 'end', listener: (error: unknown) => void): void;
    require(extension: 'xtest', done: (error: unknown, extension: XTest) => void): void;
    terminate(): void;
    atoms: Record<string, number>;
    atom_names: Record<number, string>;
    sync(done: (error: unknown) => void): void;
    AllocID(): number;
    CreateWindow(
      ...words: [
        id: number,
        parent: number,
        x: number,
        y: number,
        width: number,
        height: number,
        border: number,
        depth: number,
        form: number,
        visual: number,
        values: { readonly eventMask: number },
      ]
    ): void;
    ChangeWindowAttributes(window: number, values: { readonly eventMask: number }, done: Sent): void;
    InternAtom(onlyIfThere: boolean, name: string, done: Done<number>): void;
    GetAtomName(atom: number, done: Done<string>): void;
    GetProperty(
      ...words: [
        remove: number,
        window: number,
        name: number,
        type: number,
        offset: number,
        length: number,
        done: Done<Property>,
      ]
    ): void;
    ChangeProperty(
      ...words: [
        mode: 0 | 1 | 2,
        window: number,
        name: number,
        type: number,
        format: number,
        data: Buffer | number[],
        done: Sent,
      ]
    ): void;
    SetSelectionOwner(owner: number, selection: number, time: number, done: Sent): void;
    GetSelectionOwner(selection: number, done: Done<number>): void;
    ConvertSelection(
      ...words: [requestor: number, selection: number, target: number, property: number, time: number, done: Sent]
    ): void;
    SendEvent(destination: number, propagate: number, eventMask: number, event: XEvent, done: Sent): void;
    SendClientMessage(
      ...words: [
        destination: number,
        window: number,
        type: number,
        format: 32,
        data: number[],
        eventMask: number,
        done: Sent,
      ]
    ): void;
    GrabKeyboard(
      ...words: [
        window: number,
        ownerEvents: number,
        time: number,
        pointerMode: number,
        keyboardMode: number,
        done: Done<number>,
      ]
    ): void;
    UngrabKeyboard(time: number, done: Sent): void;
    GrabKey(
      ...words: [
        window: number,
        ownerEvents: number,
        modifiers: number,
        key: number,
        pointerMode: number,
        keyboardMode: number,
        done: Sent,
      ]
    ): void;
    UngrabKey(window: number, key: number, modifiers: number, done: Sent): void;
    QueryPointer(window: number, done: Done<{ rootX: number; rootY: number; keyMask: number }>): void;
    QueryKeymap(done: Done<Buffer>): void;
    GetKeyboardMapping(first: number, count: number, done: Done<number[][]>): void;
    GetModifierMapping(done: Done<number[][]>): void;
    GetGeometry(drawable: number, done: Done<{ width: number; height: number }>): void;
    TranslateCoordinates(
      ...words: [from: number, to: number, x: number, y: number, done: Done<{ destX: number; destY: number }>]
    ): void;
  }
  interface Display {
    readonly client: Client;
    readonly resource_mask: number;
    readonly min_keycode: number;
    readonly max_keycode: number;
    readonly screen: readonly { readonly root: number }[];
  }
  interface KeySym {
    readonly code: number;
    readonly description: string | null;
  }
  const x11: {
    createClient(options: { display?: string }, done: (error: unknown, display: Display) => void): Client;
    readonly eventMask: Readonly<
      Record<'PropertyChange' | 'KeyPress' | 'SubstructureNotify' | 'SubstructureRedirect', number>
    >;
    readonly keySyms: Readonly<Record<string, KeySym>>;
  };
  export type { Client, Display, Done, Property, Sent, XEvent, XTest };
  export default x11;
}

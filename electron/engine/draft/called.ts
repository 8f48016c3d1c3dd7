/** What stands before somebody's family name. */
export const titles: readonly string[] =
  `prof professor professorin dr mr mrs ms mx miss sir lady herr herrn frau mme madame mlle mademoiselle monsieur maître
   docteur señor señora señorita sr sra srta doctor doctora dra sig signor signora dottor dottore dottoressa heer mevrouw
   dhr mevr`.split(/\s+/);
/** What relatives are called before their names. */
const relatives = 'aunt|auntie|uncle|grandma|granny|grandpa|cousin|tante|onkel|oma|opa|cousine|oncle|tía|tío|zia|zio';
/** "M. Fournier": the letter alone is the beginning of a name. */
const oneTitle = String.raw`(?:(?:${titles.join('|')})\.?|m\.)`;
/** A word that stands before a name, as a pattern without regard to case. */
export const beforeName = `(?:${oneTitle}|${relatives})`;

const title = new RegExp(`^${oneTitle}$`, 'iu');
const relative = new RegExp(`^(?:${relatives})$`, 'iu');
/** "The Accounts Office", "Oakley Ltd": nobody is called by their first word. */
const organisation =
  /^(?:the|team|support|info|office|accounts|billing|sales|admin|newsletter|no-?reply)(?![\p{L},])|\s(?:office|team|support|department|dept|council|committee|society|association|university|college|library|trust|foundation|museum|gmbh|ag|ltd|limited|inc|llc|plc|sarl|e\.?\s?v)\.?$/iu;
const joining = / (?:and|und|et|y|&) /iu;

export function isTitle(word: string): boolean {
  return title.test(word);
}

export function isOrganisation(name: string): boolean {
  return organisation.test(name);
}

/** Words of a name without titles; what a relative is called stays where nothing else is there. */
export function nameWords(name: string): string[] {
  const words = name.split(/[\s,"']+/).filter((word) => word !== '' && !isTitle(word));
  const names = words.filter((word) => !relative.test(word));
  return names.length === 0 ? words : names;
}

/**
 * What somebody with this name is called: "Mrs Vale" and "Aunt Mary" as they stand, Finn Hale "Finn", and two people by
 * both names, "Anna and Ben". Null where there is no name, or that of an office or a company.
 */
export function calledBy(name: string): string | null {
  if (isOrganisation(name)) {
    return null;
  }
  const [first = '', second] = name.split(/\s+/);
  const joined = joining.exec(name)?.[0];
  if (joined !== undefined) {
    return isTitle(first) ? name : together(name.split(new RegExp(`, |${joining.source}`, 'iu')), joined);
  }
  if (isTitle(first) && nameWords(name).length === 1) {
    return name;
  }
  if (relative.test(first) && second !== undefined) {
    return `${first} ${second}`;
  }
  const word = (name.includes(',') ? name.split(',').toReversed().join(' ') : name)
    .replace(/\s+via\s.*$/i, '')
    .split(/\s+/)
    .find((each) => each !== '' && !isTitle(each) && !each.includes('@'));
  return word !== undefined && word === word.toUpperCase() && word.length > 2
    ? word.charAt(0) + word.slice(1).toLowerCase()
    : (word ?? null);
}

function together(names: readonly string[], joined: string): string | null {
  const called = names.map(calledBy).filter((each) => each !== null);
  const last = called.pop();
  return last === undefined ? null : [called.join(', '), last].filter((each) => each !== '').join(joined);
}

export function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

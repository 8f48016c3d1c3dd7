import { functionWords } from '../../prompt/functionWords.ts';

/** Verbs by which a sentence that begins with them orders something. */
export const imperatives = new Set(
  `send call try use have take bring ring tell look make note check read keep remember don't do give let get put add go
   come ask see find wait stop leave write set run install follow change type remove move stay wear eat start open close
   click download upload attach forward confirm reply answer advise contact book order pay sign print prepare pick choose
   decide think consider be let's enjoy file oil bear mind say feel substitute replace say thank`.split(/\s+/),
);

/** First words of a sentence that have no capital elsewhere. */
const usual = new Set([
  ...functionWords('en'),
  ...imperatives,
  ...`can could will would should shall may might must not no yes please thanks thank sorry unfortunately however although though
    if once since because while until unless maybe perhaps let's sure great good nice perfect fine okay ok alright well
    hope hoping looking happy glad delighted pleased sounds apologies many much most more some any all both every each
    another other others one two three four five six first second third finally next last again still already today
    tomorrow yesterday tonight here there now later recently currently currently regarding concerning following due
    despite during after before without between apparently hopefully honestly actually basically otherwise instead
    anyway meanwhile besides further furthermore additionally moreover nothing something anything everything nobody
    somebody someone anyone everyone whatever whenever wherever let only even never always often sometimes probably
    possibly definitely certainly obviously clearly good-bye bye don't doesn't didn't isn't aren't wasn't can't won't
    haven't hasn't couldn't wouldn't shouldn't happy congratulations congrats welcome wishing wonderful excellent
    interesting apart yours mine back attached enclosed below above same such few several enough late early`.split(
    /\s+/,
  ),
]);

/** A small first letter, unless the word would have a capital anywhere. */
export function lowered(text: string): string {
  const [first = ''] = text.split(/[\s,;:.!?]/);
  if (/^(?:I|I['’]\w+)$/.test(first) || /^\p{Lu}[\p{L}\p{N}]*\p{Lu}/u.test(first)) {
    return text;
  }
  return /^\p{Lu}\p{Ll}*(?:['’]\p{Ll}+)?$/u.test(first) &&
    (usual.has(first.toLowerCase()) || /(?:ing|ly|ed|tion)$/.test(first))
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

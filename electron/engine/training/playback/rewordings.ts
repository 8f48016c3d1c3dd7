/**
 * Ways to say the same, `=` both ways, `>` one way. Only what fits wherever the words may stand: `if > whether` does
 * not, `i am = i'm` does. Longer ones are tried first.
 */
const texts: Readonly<Record<string, string>> = {
  en: `i am = i'm; i have been > i've been; i will = i'll; i would = i'd; it is = it's; that is = that's; we are
    = we're; we will = we'll; we would > we'd; they are = they're; they will = they'll; there is = there's; what
    is > what's; she is > she's; he is > he's; she will > she'll; he will > he'll; it will > it'll; there will >
    there'll; cannot = can't; can not > can't; do not = don't; does not = doesn't; did not = didn't; is not =
    isn't; are not = aren't; was not = wasn't; were not = weren't; will not = won't; would not = wouldn't; could
    not = couldn't; should not = shouldn't; have not = haven't; has not = hasn't; had not = hadn't; would like
    to > want to; in order to > to; because of = due to; because > since; since i > because I; since we >
    because we; since it > because it; since the > because the; since he > because he; since she > because she;
    since they > because they; tell me > let me know; next week > the coming week; next month > the coming
    month; next year > the coming year; i think > I believe; i believe > I think; i guess > I suppose; email >
    mail; emails > mails; same > identical; more than > over; less than > under; which is > that is; that are >
    which are; that have > which have; that has > which has; that can > which can; that will > which will;
    should be > ought to be; may be > might be; might be > may be; could be > may be; go ahead with > proceed
    with; in any way > somehow; at any time > any time; a lot > much; the other day > recently; i noticed > I
    saw; i saw > I noticed; i received > I got; happening > taking place; takes place > happens; decided to >
    chose to; seems > appears; seem > appear; maybe > perhaps; whole > entire; right away > at once; by email >
    by mail; in person > face to face; on time > punctually; too late > not in time; each other > one another;
    so as to > to; regarding > about; concerning > about; receive > get; received > got; require > need;
    requires > needs; required > needed; as well as > and; as well > too; perhaps = maybe; unable to > not able
    to; have to > need to; has to > needs to; need to > have to; let me know > tell me; let us know > tell us;
    have a look at > look at; take a look at > look at; get in touch with > contact; get in touch > make
    contact; for example > for instance; for instance > for example; several > some; a couple of > a few; a few
    > some; as soon as > once; discuss > talk about; at the moment > right now; at this time > now; at this
    moment > now; issue = problem; issues = problems; a lot of > lots of; lots of > a lot of; next to > beside;
    as soon as possible > soon; assist > help; inform > tell; informed > told; additional > extra; until > till;
    till > until; approximately > about; excellent > very good; happy to > glad to; glad to > happy to;
    delighted to > very happy to; pleased to > glad to; glad > happy; difficult > hard; impossible > not
    possible; previous > earlier; previously > earlier; upcoming > coming; nobody > no one; everyone >
    everybody; another > one more; somebody > someone; someone > somebody; my apologies > sorry; in addition to
    > besides; instead of > rather than; with regard to > about; almost > nearly; nearly > almost; often >
    frequently; usually > mostly; probably > most likely; seems to be > seems; seem to be > seem; works for me >
    suits me; work for me > suit me; works for them > suits them; works for her > suits her; works for him >
    suits him; work for them > suit them; work for her > suit her; work for him > suit him; be fine > be ok; be
    ok > be fine; is fine > is ok; is ok > is fine; be possible > be feasible; take part > join in; interested
    in > keen on; looking forward to > excited about; in the near future > soon; on behalf of > for; by the end
    of > before the end of; in the week of > the week of; in the middle of > amid; a bit > a little; a little >
    a bit; quite > rather; try to > attempt to; trying to > attempting to; talking to > speaking to; speak to >
    talk to; talked to > spoke to; mentioned > brought up; thank you for > thanks for; send over > send; sending
    over > sending; sent over > sent; put off > postpone; postpone > put off; meeting up > meeting; figure out >
    work out; find out > learn; found out > learned; seem to > appear to; seems to > appears to; such as > like;
    various > different; currently > right now; quickly > fast; finally > at last; entire > whole; completed >
    finished; response > reply; attempt > try; enough > sufficient; i have > i've; we have > we've; they have >
    they've; i am available > I'm free; we are available > we're free; you are available > you are free; are you
    available > are you free; make sure that > see to it that; make sure to > be sure to`,
  de: `aber > doch; doch > aber; weil > da; vielleicht > eventuell; eventuell > vielleicht; ein
    bisschen > etwas; ungefähr > etwa; etwa > ungefähr; schicken > senden; senden > schicken; geschickt > gesendet;
    gesendet > geschickt; schicke > sende; sende > schicke; anfangen > beginnen; beginnen > anfangen; sofort >
    gleich; gerne > gern; gern > gerne; nächste woche > kommende woche; kommende woche > nächste woche; noch nicht >
    bisher nicht; obwohl > auch wenn; jedoch > aber; bevor > ehe; ehe > bevor; nur > bloß; bloß > nur; immer >
    stets; niemand > keiner; jetzt > nun; nun > jetzt; oft > häufig; bekommen > erhalten; erhalten > bekommen;
    bekomme > kriege; auch > ebenfalls; ebenfalls > auch; schon > bereits; bereits > schon; schön > gut; sehr >
    recht; leider > bedauerlicherweise; möchte > will; möchten > wollen; sowie > und; zum beispiel > etwa; aufgrund
    > wegen; wegen > aufgrund; heute abend > am abend; besprechen > bereden; treffen >
    sehen; schauen > sehen; gefunden > entdeckt; gesehen > bemerkt; reicht > genügt; genügt >
    reicht; derzeit > gerade`,
};

export interface Rewording {
  readonly from: readonly string[];
  readonly to: string;
}

const byLanguage = new Map(
  Object.entries(texts).map(([language, text]) => [
    language,
    text
      .split(';')
      .flatMap((line): Rewording[] => {
        const [, from = '', sign, to = ''] = /^\s*(.*?)\s*([=>])\s*(.*?)\s*$/s.exec(line) ?? [];
        const there = { from: from.split(/\s+/), to };
        return sign === '=' ? [there, { from: to.split(/\s+/), to: from }] : [there];
      })
      .sort((a, b) => b.from.length - a.from.length),
  ]),
);

/** Ways to say the same in a language, longer ones first; none for a language without a list. */
export function rewordingsIn(language: string): readonly Rewording[] {
  return byLanguage.get(language) ?? [];
}

const weekdays =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)/;
interface Leaving {
  /** Whether a word may be left out between these two, `''` standing for none. */
  (word: string, before: string, after: string): boolean;
}

const among =
  (words: string): Leaving =>
  (word) =>
    new Set(words.split(/\s+/)).has(word);

/** Words that a hurried request leaves out, those that are missed least first: never a negation, never who does what. */
export interface Leavings {
  readonly smooth: readonly Leaving[];
  /** What leaves a text that is understood, but no longer grammar. */
  readonly rough: readonly Leaving[];
}

const leavings: Readonly<Record<string, Leavings>> = {
  en: {
    smooth: [
      among(
        'really just very actually quite simply indeed certainly definitely basically kindly please honestly truly',
      ),
      (word, _, after) => /^(?:the|an?)$/.test(word) && !/^(?:while|bit|few|lot|little|couple|same)$/.test(after),
      among(
        'extremely completely totally absolutely especially particularly specifically generally thoroughly fully greatly',
      ),
      // The one that begins a clause, not the one that points at a week.
      (word, before, after) =>
        word === 'that' &&
        /^\p{L}{3,}$/u.test(before) &&
        !/^(?:was|for|with|all)$/.test(before) &&
        /^(?:i|you|he|she|it|we|they|this|there|the|an?|my|your|his|her|its|our|their)$/.test(after),
      among('also then therefore own'),
      (word, _, after) => /^(?:any|some)$/.test(word) && !/^(?:of|but|and|or|point|day|time|way|extent|)$/.test(after),
      (word, _, after) => /^(?:am|is|are|was|were)$/.test(word) && /(?:ing|ed)$/.test(after) && after !== 'being',
      (word, _, after) => /^(?:on|at)$/.test(word) && (weekdays.test(after) || /^\d/.test(after)),
    ],
    rough: [
      among('of'),
      (word, _, after) =>
        /^(?:it|this|there|as|so|also|too|who|which|into|from|by|with|for|in|on|at|to)$/.test(word) &&
        !/^(?:case|order|touch|spite|that|which|whom)$/.test(after),
      (word, before) => /^(?:be|been|am|is|are|was|were)$/.test(word) && before !== 'not',
      among('my our'),
    ],
  },
  de: {
    smooth: [
      among('ja mal doch eben halt wohl noch schon nur sehr ganz wirklich eigentlich einfach bitte'),
      among('der die das den dem des ein eine einen einem einer eines'),
      among('da dann hier so auch etwas es'),
      (word, _, after) => /^(?:am|um)$/.test(word) && (weekdays.test(after) || /^\d/.test(after)),
    ],
    rough: [
      among('mein meine meinen meinem meiner unser unsere unseren'),
      among('in im an am auf zu zum zur von vom mit bei für aus um nach dass sich es'),
      among('bin ist sind war waren habe hat haben hatte wird werden wurde worden'),
    ],
  },
};

export function leavingsIn(language: string): Leavings {
  return leavings[language] ?? { smooth: [], rough: [] };
}

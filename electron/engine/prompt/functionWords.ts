/**
 * Words that carry grammar rather than content, by language. Negations and modal verbs are not among them: without
 * "not", "can't" or "must" a note says the opposite of the mail.
 */
const lists: Readonly<Record<string, string>> = {
  en: `a an the i you he she it we they me him us them my your our their his her its this that these those there here
    am is are was were be been being do does did doing have has had having of in on at to for and or but so as if
    just very really also too then than by from with about which who whom whose what when where how i'm i've i'd i'll
    you're you've we're we've it's that's there's they're`,
  de: `ein eine einen einem einer eines der die das den dem des ich du er sie es wir ihr mich dich ihn uns euch mir dir
    ihm ihnen mein meine meinen dein deine unser unsere ihre ihren sein seine bin bist ist sind seid war waren werde
    wird werden wurde habe hast hat haben hatte hatten und oder aber in im an am auf zu zum zur von vom mit bei für
    als wenn ob dass da hier dann auch noch nur ja mal doch sehr so wie was wer wo um`,
  fr: `un une le la les l' du de des d' je j' tu il elle nous vous ils elles me m' te t' se s' lui leur mon ma mes ton
    ta tes son sa ses notre nos votre vos leurs ce cet cette ces c' suis es est sommes êtes sont était ai as a avons
    avez ont et ou mais à au aux en dans sur pour par avec que qu' qui dont où y si aussi très alors donc`,
  es: `un una unos unas el la los las lo yo tú él ella nosotros vosotros ellos ellas me te se nos os le les mi mis tu
    tus su sus nuestro nuestra este esta esto ese esa eso soy eres es somos son era he has ha hemos han había y o pero
    de del a al en con por para que quien donde si también muy ya entonces como`,
  it: `un uno una il lo la i gli le l' io tu lui lei noi voi loro mi ti si ci vi ne mio mia tuo tua suo sua nostro
    questo questa quello quella sono sei è siamo siete era ho hai ha abbiamo avete hanno e o ma di del della a al alla
    in nel con per da che chi cui dove se anche molto già poi come`,
  nl: `een de het ik jij je hij zij ze wij we jullie mij me jou hem haar ons hen mijn jouw zijn onze hun dit dat deze
    die ben bent is was waren heb hebt heeft hebben had en of maar van in op aan te voor met bij door als dan ook nog
    wel er hier daar zo wat wie waar om`,
  pt: `um uma uns umas o a os as eu tu ele ela nós vocês eles elas me te se lhe nos meu minha seu sua nosso este esta
    isto esse essa isso sou é somos são era estou está tenho tem temos têm e ou mas de do da em no na com por para que
    quem onde se também muito já então como`,
};

const byLanguage = new Map(Object.entries(lists).map(([language, words]) => [language, new Set(words.split(/\s+/))]));

/** The function words of a language; none for a language without a list, so that nothing is lost. */
export function functionWords(language: string): ReadonlySet<string> {
  return byLanguage.get(language) ?? new Set();
}

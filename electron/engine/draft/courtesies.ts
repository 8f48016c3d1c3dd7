/**
 * Words of politeness and of everyday dealings, by language: a sentence of these says nothing that somebody could have
 * invented, however seldom the person writes it.
 */
const lists: Readonly<Record<string, string>> = {
  en: `please thank thanks sorry hope glad happy kind well fine good great best nice let know tell say see hear look
    forward soon back reply answer write mail mind wish yes no not can can't could cannot may might must shall should
    will won't would like need want come go get give make take more much any some all again now still only anything
    something everything time day way help`,
  de: `bitte danke dank leid leider tut hoffe hoffen froh gern gerne gut liebe freue freut freuen sag sagen bescheid
    weiß wissen sehen hören melde melden antwort bald zurück wieder ja nein nicht kein keine kann kannst können könnte
    könntest dürfen soll sollen muss müssen will wollen würde möchte brauche komme kommen gehe gehen gib geben mache
    machen mehr viel alles etwas nichts jetzt zeit tag wünsche schön einfach`,
  fr: `merci pardon désolé désolée espère content contente bien bon bonne heureux dire dis savoir sais voir bientôt
    réponse oui non pas ne peux peut pouvez pourrais dois doit faut veux voudrais besoin venir aller faire donner plus
    tout rien quelque temps jour aide plaît`,
  es: `gracias perdón siento espero contento bien bueno buena feliz decir di saber sé ver pronto respuesta sí no puedo
    puede puedes podría debo debe quiero quisiera necesito venir ir hacer dar más todo nada algo tiempo día ayuda favor`,
  it: `grazie scusa spiace spero contento bene buono felice dire dimmi sapere so vedere presto risposta sì no non posso
    può puoi potrei devo deve voglio vorrei bisogno venire andare fare dare più tutto niente qualcosa tempo giorno aiuto
    favore`,
  nl: `dank bedankt sorry hoop blij graag goed fijn laat weten zeg zien horen spoedig antwoord ja nee niet geen kan kunt
    kunnen zou moet wil willen nodig kom komen gaan geven maken meer alles iets niets nu tijd dag hulp alsjeblieft`,
  pt: `obrigado obrigada desculpe espero contente bem bom boa feliz dizer diga saber sei ver breve resposta sim não posso
    pode poderia devo deve quero gostaria preciso vir ir fazer dar mais tudo nada algo tempo dia ajuda favor`,
};

const byLanguage = new Map(Object.entries(lists).map(([language, words]) => [language, words.trim().split(/\s+/)]));

export function courtesies(language: string): readonly string[] {
  return byLanguage.get(language) ?? [];
}

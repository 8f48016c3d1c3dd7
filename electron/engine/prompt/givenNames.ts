/** Given names that are usual in English, German, French, Spanish, Italian and Dutch mail and nearly always belong to women, or to men. */
const women = `tante tantchen oma omi mama mami mutter mutti mum mom granny grandma aunt auntie ada agnes aisha ana ines fatima leila priya ingeborg rosie sue susie tess alice alicia amanda amelia amy andrea angela anita ann anna anne anneliese annette antonia astrid
  barbara beate beatrice beatrix beth bettina bianca birgit bridget brigitte carla carol caroline catherine charlotte
  chiara christa christina christine claire clara claudia cornelia courtney daniela deborah denise diana doris dorothea
  edith elena elisabeth elise elizabeth ella ellen elsa emily emma erika esther eva eve fiona florence francesca
  franziska frida friederike gabriele gail genevieve gertrud gisela gloria grace greta hannah hedwig heike helen helena
  helga hilda ida ilse inge ingrid irene iris isabel isabella jane janet janice jennifer jenny jessica jill joan joanna
  jolene josephine joyce judith judy julia julie juliet jutta karen karin karina kate katharina katherine kathleen
  kathrin katja katrin kirsten kristin larissa laura lea lena leonie lily linda lisa liz lotte louise lucia lucy luise
  magda maggie maja manuela margaret margarete margot maria marie marina marion marlene marlis martha martina mary
  matilda meike melanie merle mia michaela mildred miriam moira molly monica monika nadia nadine nancy naomi natalie
  natasha nell nicole nina nora olga olivia ottilie pamela patricia paula pauline petra philippa phoebe polly rachel
  rebecca regina renate rita rosa rosalind rose roswitha ruth sabine sabrina sally samantha sandra sara sarah sharon
  sheila shirley silke silvia simone sofia sonja sophia sophie stefanie stella stephanie susan susanne sylvia tamara
  tanja tara theresa tina ulrike ursula ute valerie vanessa vera verena veronica victoria viola wendy wilma yvonne zoe
    hélène helene aïcha élodie elodie céline celine aurélie aurelie émilie emilie chloé chloe léa inès juliette
    mathilde manon océane oceane margaux marguerite madeleine solange odile monique nathalie valérie isabelle
    véronique sylvie françoise francoise chantal martine josiane jacqueline colette thérèse geneviève hélena agathe
    delphine sandrine stéphanie virginie laetitia gaëlle maëlle anaïs amélie adèle noémie clémence constance capucine
    fanny florine justine marine perrine séverine suzanne yvette zoé maman mamie mémé marta amaia pilar lucía maría
    carmen dolores rosario mercedes montserrat nuria núria inés ainhoa leire maite itziar nerea ane beatriz alba
    paloma consuelo encarnación esperanza inmaculada josefa juana lourdes luisa magdalena marisa marisol rocío soledad
    susana teresa violeta yolanda mamá abuela giulia federica alessia valentina ilaria serena paola giovanna rosalba
    mamma nonna femke anouk sanne marieke annemiek tineke fleur willemijn saskia`;
const men = `onkel opa papa vater dad daddy grandpa granddad uncle aaron jens ole hugo noah theo mateo diego luca adam adrian ahmad ahmed alan albert alexander alfred ali andreas andrew andy anthony anton archibald
  archie arnold arthur axel ben benjamin bernd bernhard bernie bill bob boris brian bruno carl carlos charles charlie
  christian christoph christopher clemens clive colin craig dan daniel dave david dennis derek desmond detlef dieter
  dietmar dirk dominik donald doug douglas duncan ed eddie edgar edward edwin emil eric erich erik ernst ethan eugene
  felix ferdinand finn florian francis frank franz fred frederick friedrich fritz gareth gary geoff geoffrey georg
  george gerald gerhard gethin gilbert giovanni gordon graham greg gregory guido gunnar gustav guy hans harald harold
  harry heinrich heinz helmut henry herbert hermann holger horst howard hugh ian idris igor ivan jack jacob jakob james
  jan jannik jason jeff jeffrey jeremy jerry jim jochen joe joel johann johannes john jonas jonathan jorge josef joseph
  juan jürgen justin kai karl keith ken kenneth kevin klaus konrad kurt lars leo leon leonard liam lorenz louis
  ludwig lukas luke manfred marc marcel marcus mario mark markus martin marvin matt matthew matthias max maximilian
  michael miguel mike milan mohammed moritz nathan neil nicholas nick nicolas niklas nils norbert norman oliver omar
  oscar oskar otto patrick paul pedro pete peter phil philip philipp rainer ralf ralph ray raymond reinhard richard
  rick robert roger roland rolf ron ronald rudolf rupert russell ryan samuel sean sebastian sergio seth siegfried simon
  stefan stephan stephen steve steven stuart sven ted theodor thomas thorsten till tim timothy tobias toby todd tom
  tony torsten tristan ulrich uwe victor viktor vincent volker walter werner wilhelm will william winfried wolfgang
  xavier yusuf zach zachary
    étienne etienne bastien mathieu matthieu guillaume françois francois jérôme jerome benoît benoit gérard gerard
    philippe jacques jean-pierre pierre yves yann loïc loic rémi remi rémy théo théodore thibault thibaut antoine
    arnaud aurélien baptiste bertrand cédric clément corentin cyril damien didier emmanuel fabien fabrice fabrizio
    frédéric gaël gilles grégoire grégory guilhem henri hervé julien laurent lionel luc lucas ludovic mathis maxime
    mickaël olivier pascal quentin raphaël régis renaud romain sébastien serge stéphane sylvain thierry valentin papi
    pépé joseba íñigo iñigo inigo fermín fermin josé jose javier francisco manuel antonio luis ángel angel álvaro
    alvaro andrés andres alejandro alfonso alberto aitor asier borja eduardo enrique ernesto esteban fernando gonzalo
    gorka guillermo hernán ignacio iker jaime jesús joaquín julián julio lorenzo marcos mikel patxi pablo rafael ramón
    raúl ricardo rodrigo rubén salvador santiago tomás unai vicente papá abuelo dario paolo marco giuseppe alessandro
    matteo francesco davide federico stefano riccardo giacomo nonno joris ruben henk jeroen maarten pieter willem bram
    daan sander sjoerd wouter thijs`;

const named = (names: string, gender: 'she' | 'he'): [string, 'she' | 'he'][] =>
  names.split(/\s+/).map((name) => [name, gender]);

const genders: ReadonlyMap<string, 'she' | 'he'> = new Map([...named(women, 'she'), ...named(men, 'he')]);

/** How somebody is spoken of; `they` also where nobody can tell. */
export type Gender = 'she' | 'he' | 'they';

/** How a text speaks of somebody with this name, which may begin with a title. */
export function genderOf(name: string): Gender {
  if (
    /^(?:mrs|ms|miss|frau|madame|mme|mademoiselle|mlle|señora|señorita|sra|srta|doctora|dra|signora|mevrouw|mevr)\b/iu.test(
      name,
    )
  ) {
    return 'she';
  }
  if (/^(?:m\.|(?:mr|herrn?|sir|monsieur|señor|sr|signor|heer|dhr)\b)/iu.test(name)) {
    return 'he';
  }
  // After another title comes a family name, which tells nothing.
  const [first = ''] = name.trim().split(/[\s-]/);
  return genders.get(first.toLowerCase()) ?? 'they';
}

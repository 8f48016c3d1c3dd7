import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanishDirectSpeech } from './spanish.ts';

const familiar: [string, string][] = [
  ['preguntar a Marta si viene el domingo', 'Escribe: ¿Vienes el domingo?'],
  [
    'aceptar su invitación a comer el lunes, preguntar dónde es',
    'Escribe: Acepto tu invitación a comer el lunes. ¿Dónde es?',
  ],
  ['decirle a Marta que ha llegado el paquete', 'Escribe: Ha llegado el paquete.'],
  ['pídele las fotos a Marta', 'Escribe: ¿Me puedes pasar las fotos?'],
  ['pregúntale a Marta por el informe', 'Escribe: ¿Qué hay del informe?'],
  ['deséale suerte a Marta', 'Escribe: Te deseo suerte.'],
  ['deséale feliz cumpleaños', 'Escribe: Feliz cumpleaños.'],
  ['dale las gracias a Marta por las galletas', 'Escribe: Te agradezco las galletas.'],
  ['confirma la cita del martes', 'Escribe: Confirmo la cita del martes.'],
  ['acepta su invitación y pregúntale dónde es', 'Escribe: Acepto tu invitación. ¿Dónde es?'],
  ['cancela la cita del martes', 'Escribe: Tengo que cancelar la cita del martes.'],
  [
    'dile a Marta que la operación del perro salió bien y que puede recogerlo mañana a las 6',
    'Escribe: La operación del perro salió bien y puedes recogerlo mañana a las 6.',
  ],
  [
    'recuérdale a Joseba que me debe el ecógrafo y que lo necesito el jueves',
    'Escribe: Me debes el ecógrafo y lo necesito el jueves.',
  ],
  [
    'dile a Amaia que no puedo ir el domingo y pregúntale si su coche ya está arreglado',
    'Escribe: No puedo ir el domingo. ¿Tu coche ya está arreglado?',
  ],
  [
    'felicita a Joseba por su boda y pregúntale dónde va de luna de miel',
    'Escribe: Enhorabuena por tu boda. ¿Dónde vas de luna de miel?',
  ],
  [
    'pídele a Marta que me mande la foto de su perra y dile que le devuelvo el libro el lunes',
    'Escribe: Te pido que me mandes la foto de tu perra. Te devuelvo el libro el lunes.',
  ],
  ['Joseba: guardia sábado no, boda, cambio x domingo?', 'Joseba: guardia sábado no, boda, cambio x domingo?'],
  [
    'avisa a Amaia de que llego tarde, a las 9, que cene sin mí',
    'Escribe: Llego tarde, a las 9. Te pido que cenes sin mí.',
  ],
  [
    'dile que sí, que puede llevárselo el viernes, que le eche gasolina y que no deje subir a su perro',
    'Escribe: Sí. Puedes llevártelo el viernes. Te pido que le eches gasolina y que no dejes subir a tu perro.',
  ],
  [
    'contéstale que me la traiga hoy a las 5 y que no le dé más pastillas',
    'Escribe: Te pido que me la traigas hoy a las 5 y que no le dés más pastillas.',
  ],
  ['dile a Marta que no puedo ir mañana', 'Escribe: No puedo ir mañana.'],
  [
    'dile a Marta que su perra está bien y que puede venir a verla',
    'Escribe: Tu perra está bien y puedes venir a verla.',
  ],
  [
    'dile a Marta que la operación dura dos horas y que llega a casa dormida',
    'Escribe: La operación dura dos horas y llega a casa dormida.',
  ],
  ['dile a Marta que la llamo mañana y que le mando las fotos', 'Escribe: Te llamo mañana y te mando las fotos.'],
  ['dile a Marta que Joseba ha perdido sus llaves', 'dile a Marta que Joseba ha perdido sus llaves'],
  ['dile a Joseba que él tiene razón y que voy con él', 'Escribe: Tú tienes razón y voy contigo.'],
  ['dile a Joseba que ella no viene', 'Escribe: Ella no viene.'],
  ['pregúntale a Marta cómo está su madre', 'Escribe: ¿Cómo está tu madre?'],
  [
    'pregúntale a Marta dónde tiene la llave y a qué hora llega el tren',
    'Escribe: ¿Dónde tienes la llave? ¿A qué hora llega el tren?',
  ],
  ['pregúntale a Marta si se encuentra mejor', 'Escribe: ¿Te encuentras mejor?'],
  [
    'pregúntale a Marta si quiere venir a cenar y qué quiere beber',
    'Escribe: ¿Quieres venir a cenar? ¿Qué quieres beber?',
  ],
  ['pregúntale a Marta si Trufa come bien y si duerme', 'Escribe: ¿Trufa come bien? ¿Duerme?'],
  [
    'pregúntale cuánto cuesta la caja y cuándo puede pagarla',
    'Escribe: ¿Cuánto cuesta la caja? ¿Cuándo puedes pagarla?',
  ],
  ['pregúntale a Marta si le va bien el jueves', 'Escribe: ¿Te va bien el jueves?'],
  [
    'recuérdale a Marta que tiene cita el lunes y que traiga la cartilla',
    'Escribe: Tienes cita el lunes. Te pido que traigas la cartilla.',
  ],
  ['recuérdale a Marta la cita del lunes', 'Escribe: Te recuerdo la cita del lunes.'],
  ['agradece a Marta su ayuda y dile que le debo una', 'Escribe: Te agradezco tu ayuda. Te debo una.'],
  ['agradécele a Marta las flores', 'Escribe: Te agradezco las flores.'],
  [
    'felicita a Marta por su cumpleaños y dile que le llevo su regalo el sábado',
    'Escribe: Enhorabuena por tu cumpleaños. Te llevo tu regalo el sábado.',
  ],
  ['propónle a Marta el viernes a las 5', 'Escribe: Te propongo el viernes a las 5.'],
  [
    'invita a Marta a cenar el sábado y pregúntale si es alérgica a algo',
    'Escribe: Te invito a cenar el sábado. ¿Eres alérgica a algo?',
  ],
  [
    'pídele a Marta que me devuelva su copia de las llaves',
    'Escribe: Te pido que me devuelvas tu copia de las llaves.',
  ],
  ['pídele a Joseba que no deje la puerta abierta', 'Escribe: Te pido que no dejes la puerta abierta.'],
  ['avisa a Marta de que el veterinario no está hoy', 'Escribe: El veterinario no está hoy.'],
  ['contesta que sí, que voy, y pregúntale si llevo el postre', 'Escribe: Sí. Voy. ¿Llevo el postre?'],
  ['responde que no puedo', 'Escribe: No puedo.'],
  ['dile a Marta que si quiere puede quedarse a dormir', 'Escribe: Si quieres puedes quedarte a dormir.'],
  [
    'dile a Marta que dejó su abrigo aquí y que se equivocó de día',
    'Escribe: Dejaste tu abrigo aquí y te equivocaste de día.',
  ],
  ['dile a Marta que estoy de acuerdo con ella', 'Escribe: Estoy de acuerdo contigo.'],
  ['le digo a Marta que voy', 'le digo a Marta que voy'],
  ['dile hola a Marta', 'dile hola a Marta'],
  ['dile a mi hermana que me debe 20 euros', 'Escribe: Me debes 20 euros.'],
  ['explícale a Marta que no es grave', 'Escribe: No es grave.'],
  ['Dile a Marta: el tren llega tarde, que espere.', 'Escribe: El tren llega tarde. Te pido que esperes.'],
  [
    'Pídele que llame al Sr. Ruiz y que cancele la cita.',
    'Escribe: Te pido que llames al Sr. Ruiz y que canceles la cita.',
  ],
  ['pregúntale a qué hora llega', 'Escribe: ¿A qué hora llegas?'],
  ['dale las gracias y saluda a su hermano', 'Escribe: Gracias. Saluda a tu hermano de mi parte.'],
  ['si puede, pídele que conteste antes del 12', 'Escribe: Si puedes, te pido que contestes antes del 12.'],
  ['pregúntale si ha probado install.packages', 'Escribe: ¿Has probado install.packages?'],
  ['escribe a Marta. Pregúntale cómo fue el viaje', 'Escribe: ¿Cómo fue el viaje?'],
  ['rechaza la invitación de Marta', 'Escribe: No puedo aceptar tu invitación.'],
  ['sugiérele que pregunte a Daniel', 'Escribe: Te sugiero que preguntes a Daniel.'],
  ['dale las gracias a Marta por la cena', 'Escribe: Te agradezco la cena.'],
  ['invita a Marta y a su marido a cenar', 'Escribe: Te invito a ti y a tu marido a cenar.'],
  ['pregúntale si está libre el 9', 'Escribe: ¿Estás libre el 9?'],
  ['reclama a Marta la factura', 'Escribe: ¿Hay novedades sobre la factura?'],
  ['dile a Marta gracias por todo', 'Escribe: Gracias por todo.'],
  ['pide más detalles', 'Escribe: ¿Me puedes pasar más detalles?'],
  ['acepta la reunión pero pide hacerla en línea', 'Escribe: Acepto la reunión. ¿Podemos hacerla en línea?'],
  ['dile a Marta que Tom la llamará el lunes', 'Escribe: Tom te llamará el lunes.'],
];

const formal: [string, string][] = [
  [
    'pregúntale a la señora Ortega si Nube come bien y cuándo puede traerla',
    'Escribe: ¿Nube come bien? ¿Cuándo puede traerla?',
  ],
  [
    'dile a don Fermín que su yegua ya puede salir al prado y que no olvide las pastillas',
    'Escribe: Su yegua ya puede salir al prado. Le pido que no olvide las pastillas.',
  ],
  [
    'agradece al señor Iribarren su invitación y dile que en octubre no puedo, propónle noviembre',
    'Escribe: Le agradezco su invitación. En octubre no puedo. Le propongo noviembre.',
  ],
  [
    'escribe a Pilar Ortega que ha dejado su paraguas en la clínica y que se lo guardo',
    'Escribe: Ha dejado su paraguas en la clínica y se lo guardo.',
  ],
  [
    'discúlpame con la señora Ortega por el retraso y dile que la espero a las 7',
    'Escribe: Le pido disculpas por el retraso. La espero a las 7.',
  ],
  [
    'dile a don Fermín que su yegua está mejor y que puede verla cuando quiera',
    'Escribe: Su yegua está mejor y puede verla cuando quiera.',
  ],
  [
    'pregúntele a la señora Ortega si ha recibido los análisis y si tiene alguna duda',
    'Escribe: ¿Ha recibido los análisis? ¿Tiene alguna duda?',
  ],
  [
    'dígale al señor Iribarren que acepto su propuesta y que le mando el programa',
    'Escribe: Acepto su propuesta y le mando el programa.',
  ],
  [
    'recuérdele a la señora Ortega que su cita es el lunes y que no olvide la cartilla',
    'Escribe: Su cita es el lunes. Le pido que no olvide la cartilla.',
  ],
];

for (const [request, expected] of familiar) {
  test(`"${request}"`, () => {
    assert.equal(spanishDirectSpeech(request, 'Marta', 'tú'), expected);
  });
}

for (const [request, expected] of formal) {
  test(`"${request}", formally`, () => {
    assert.equal(spanishDirectSpeech(request, 'Pilar', 'usted'), expected);
  });
}

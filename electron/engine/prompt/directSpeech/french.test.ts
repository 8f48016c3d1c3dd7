import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frenchDirectSpeech } from './french.ts';

const familiar: [string, string][] = [
  ['demande les photos à Claire', 'Écris : Est-ce que je peux avoir les photos ?'],
  ["demande à Claire l'adresse du restaurant", "Écris : Est-ce que je peux avoir l'adresse du restaurant ?"],
  ['dis à Claire merci pour tout', 'Écris : Merci pour tout.'],
  [
    "confirme le rendez-vous de mardi et demande où c'est",
    "Écris : Je confirme le rendez-vous de mardi. Où est-ce que c'est ?",
  ],
  ['annule le cours de jeudi, je suis malade', 'Écris : Je dois annuler le cours de jeudi, je suis malade.'],
  ['relance Claire pour la facture', 'Écris : Est-ce que tu as des nouvelles pour la facture ?'],
  ['propose à Claire de se voir lundi', 'Écris : Je te propose de nous voir lundi.'],
  ['refuse poliment', 'Écris : Je ne peux malheureusement pas accepter.'],

  [
    'dis à Claire que je ne peux pas venir jeudi et demande-lui si vendredi à 15 h lui va',
    'Écris : Je ne peux pas venir jeudi. Est-ce que vendredi à 15 h te va ?',
  ],
  [
    "rappelle à Bastien qu'il a encore ma tronçonneuse et qu'il doit me la rendre avant samedi",
    'Écris : Je te rappelle que tu as encore ma tronçonneuse et que tu dois me la rendre avant samedi.',
  ],
  [
    "dis à Étienne que Maman veut le voir dimanche et qu'il n'oublie pas ses vinyles",
    "Écris : Maman veut te voir dimanche. N'oublie pas tes vinyles.",
  ],
  [
    'félicite Mathilde pour son diplôme et demande-lui si elle cherche toujours un stage',
    'Écris : Félicitations pour ton diplôme. Est-ce que tu cherches toujours un stage ?',
  ],
  [
    "excuse-moi auprès d'Aïcha pour le retard du virement, dis-lui qu'elle l'aura lundi",
    "Écris : Excuse-moi pour le retard du virement. Tu l'auras lundi.",
  ],
  [
    'Nadia : pas samedi, migraine, mardi soir chez moi ? apporter dessert',
    'Nadia : pas samedi, migraine, mardi soir chez moi ? apporter dessert',
  ],
  [
    'bastien: camion vendredi 7h, ramène bâche + clés square',
    'bastien: camion vendredi 7h, ramène bâche + clés square',
  ],
  [
    "réponds que oui je viens jeudi, qu'elle me prenne une place et que je la rembourse",
    'Écris : Oui je viens jeudi. Peux-tu me prendre une place ? Je te rembourse.',
  ],
  [
    "réponds que je passerai demain à 9 h et qu'elle ne doit pas remettre d'eau",
    "Écris : Je passerai demain à 9 h et tu ne dois pas remettre d'eau.",
  ],
  [
    'dis-lui que je suis désolée, que je fais le virement ce soir et que sa facture était sous une pile',
    'Écris : Je suis désolée, je fais le virement ce soir et ta facture était sous une pile.',
  ],
  ["dis à Claire qu'il ne viendra pas", 'Écris : Il ne viendra pas.'],
  [
    "dis à Claire que la réunion est déplacée et qu'elle aura lieu à 10 h",
    'Écris : La réunion est déplacée et elle aura lieu à 10 h.',
  ],
  [
    "dis à Claire que sa voiture est prête et qu'elle peut venir la chercher",
    'Écris : Ta voiture est prête et tu peux venir la chercher.',
  ],
  ["dis à Paul que sa sœur a appelé et qu'elle viendra demain", 'Écris : Ta sœur a appelé et elle viendra demain.'],
  ['demande à Paul si sa mère va mieux', 'Écris : Est-ce que ta mère va mieux ?'],
  ['demande à Claire combien de chaises il lui faut', "Écris : Combien de chaises est-ce qu'il te faut ?"],
  ['demande à Claire combien elle veut de chaises', 'Écris : Combien est-ce que tu veux de chaises ?'],
  [
    'demande à Claire où elle a mis les clés et à quelle heure elle arrive',
    'Écris : Où est-ce que tu as mis les clés ? À quelle heure est-ce que tu arrives ?',
  ],
  [
    "demande-lui ce qu'elle pense du plan et ce qui lui manque",
    "Écris : Qu'est-ce que tu penses du plan ? Qu'est-ce qui te manque ?",
  ],
  ['demande à Claire quel est son numéro de téléphone', 'Écris : Quel est ton numéro de téléphone ?'],
  ['demande à Claire quel jour lui convient le mieux', 'Écris : Quel jour te convient le mieux ?'],
  ['demande à Claire comment va sa mère', 'Écris : Comment va ta mère ?'],
  [
    'demande à Claire qui vient samedi et qui elle veut inviter',
    'Écris : Qui vient samedi ? Qui est-ce que tu veux inviter ?',
  ],
  ["demande à Claire de m'envoyer ses photos avant vendredi", "Écris : Peux-tu m'envoyer tes photos avant vendredi ?"],
  ['demande à Claire de ne pas venir avec son chien', 'Écris : Merci de ne pas venir avec ton chien.'],
  ['dis-lui de se lever tôt et de prendre ses bottes', 'Écris : Peux-tu te lever tôt et prendre tes bottes ?'],
  ['rappelle à Claire de prendre son maillot', "Écris : N'oublie pas de prendre ton maillot."],
  ['rappelle à Claire le rendez-vous de lundi à 9 h', 'Écris : Je te rappelle le rendez-vous de lundi à 9 h.'],
  ['remercie Claire pour sa lettre et ses confitures', 'Écris : Merci pour ta lettre et tes confitures.'],
  [
    "remercie Claire de m'avoir aidée et dis-lui que je lui revaudrai ça",
    "Écris : Merci de m'avoir aidée. Je te revaudrai ça.",
  ],
  [
    'remercie mes parents pour leur chèque et dis-leur que je les appellerai dimanche',
    'Écris : Je vous remercie pour votre chèque. Je vous appellerai dimanche.',
  ],
  [
    "félicite-la pour son bébé et demande-lui comment elle s'appelle",
    "Écris : Félicitations pour ton bébé. Comment est-ce que tu t'appelles ?",
  ],
  ["félicite Paul d'avoir réussi son examen", "Écris : Bravo d'avoir réussi ton examen."],
  ['propose à Claire de passer la prendre à 18 h', 'Écris : Je te propose de passer la prendre à 18 h.'],
  [
    "invite Claire à dîner samedi et dis-lui d'apporter un dessert",
    "Écris : Je t'invite à dîner samedi. Peux-tu apporter un dessert ?",
  ],
  ['souhaite un bon anniversaire à Claire', 'Écris : Je te souhaite un bon anniversaire.'],
  [
    "souhaite à Claire un bon anniversaire et demande-lui ce qu'elle veut",
    "Écris : Je te souhaite un bon anniversaire. Qu'est-ce que tu veux ?",
  ],
  [
    "dis à Claire que Nadia vient et qu'elle apporte le dessert",
    "dis à Claire que Nadia vient et qu'elle apporte le dessert",
  ],
  ['dis à Claire que Paul a oublié ses clés', 'dis à Claire que Paul a oublié ses clés'],
  [
    "dis à Claire que j'ai trouvé ses clés et que je les lui rends demain",
    "Écris : J'ai trouvé tes clés et je te les rends demain.",
  ],
  [
    "dis à Claire que je lui ai envoyé son colis et qu'elle devrait le recevoir mardi",
    "Écris : Je t'ai envoyé ton colis et tu devrais le recevoir mardi.",
  ],
  ["dis à Paul qu'il faut qu'il vienne et qu'il a raison", 'Écris : Il faut que tu viennes et tu as raison.'],
  ['préviens Paul que le train a du retard', 'Écris : Le train a du retard.'],
  [
    "demande à Claire et Paul s'ils viennent dimanche et s'ils ont leurs vélos",
    'Écris : Est-ce que vous venez dimanche ? Est-ce que vous avez vos vélos ?',
  ],
  ["dis à mon frère qu'il me doit encore 50 euros", 'Écris : Tu me dois encore 50 euros.'],
  ['explique à Claire pourquoi je suis partie', 'explique à Claire pourquoi je suis partie'],
  ['dis à Claire que oui pour jeudi', 'Écris : Oui pour jeudi.'],
  [
    "dis à Claire que je suis d'accord avec elle et que j'irai chez elle après le travail",
    "Écris : Je suis d'accord avec toi et j'irai chez toi après le travail.",
  ],
  ['je dis à Claire que je viens', 'je dis à Claire que je viens'],
  ['dis bonjour à Claire', 'dis bonjour à Claire'],
  ['peux-tu demander à Claire si elle est libre demain ?', 'Écris : Est-ce que tu es libre demain ?'],
  ['réponds que je ne peux pas, propose mardi', 'Écris : Je ne peux pas. Je te propose mardi.'],
  [
    'accepte son invitation et demande si je dois apporter quelque chose',
    "Écris : J'accepte ton invitation. Est-ce que je dois apporter quelque chose ?",
  ],
  ['demande si elle peut me rappeler', 'Écris : Est-ce que tu peux me rappeler ?'],
  [
    "demande à Claire si elle pourrait me prêter sa perceuse et quand est-ce qu'elle en a besoin",
    'Écris : Est-ce que tu pourrais me prêter ta perceuse ? Quand est-ce que tu en as besoin ?',
  ],
  [
    "dis à Claire qu'elle s'est trompée de date et qu'elle se lève trop tôt",
    "Écris : Tu t'es trompée de date et tu te lèves trop tôt.",
  ],
  ["dis à Claire que c'est elle qui a raison", "dis à Claire que c'est elle qui a raison"],
  ['dis à Maman que je viens samedi, elle peut inviter Étienne', 'Écris : Je viens samedi, tu peux inviter Étienne.'],
  [
    "dis à Claire qu'elle avait promis de m'aider, et que si elle veut elle peut dormir chez moi",
    "Écris : Tu avais promis de m'aider et si tu veux tu peux dormir chez moi.",
  ],
  ['demande-lui si elle a essayé install.packages', 'Écris : Est-ce que tu as essayé install.packages ?'],
  [
    "demande-lui d'appeler M. Roux et d'annuler le rendez-vous.",
    'Écris : Peux-tu appeler M. Roux et annuler le rendez-vous ?',
  ],
  ['remercie-la et salue son frère', 'Écris : Merci. Salue ton frère de ma part.'],
  ['si possible, demande-lui de répondre avant le 12.', 'Écris : Si possible, peux-tu répondre avant le 12 ?'],
  ["Écris à Tom. Demande-lui comment s'est passé le voyage.", "Écris : Comment s'est passé le voyage ?"],
  ["décline l'invitation de Claire", 'Écris : Je ne peux pas accepter ton invitation.'],
  ['suggère-lui de demander à Daniel', 'Écris : Je te propose de demander à Daniel.'],
  [
    'dis à Claire que je suis désolé pour sa mère. Elle a toujours été gentille.',
    'Écris : Je suis désolé pour ta mère. Elle a toujours été gentille.',
  ],
  [
    'rappelle à Claire de prendre son passeport et que le taxi vient à 5 h',
    "Écris : N'oublie pas de prendre ton passeport. Le taxi vient à 5 h.",
  ],
  ['invite Claire et son mari à dîner samedi', "Écris : Je t'invite, toi et ton mari, à dîner samedi."],
  ['demande à tout le monde de fermer les portes', 'Écris : Pouvez-vous fermer les portes ?'],
  ['relance Claire au sujet de la facture', 'Écris : Est-ce que tu as des nouvelles au sujet de la facture ?'],
  ['dis non, trop cher, demande plus de détails', 'Écris : Non, trop cher. Est-ce que je peux avoir plus de détails ?'],
  [
    'accepte le rendez-vous mais demande à le faire en ligne',
    "Écris : J'accepte le rendez-vous. Est-ce qu'on peut le faire en ligne ?",
  ],
  ['invite Claire samedi soir', 'invite Claire samedi soir'],
];

const formal: [string, string][] = [
  [
    "remercie M. Fournier pour le devis et dis-lui que c'est trop cher",
    "Écris : Je vous remercie pour le devis. C'est trop cher.",
  ],
  [
    'demande à Mme Delacroix si elle veut garder ses pivoines et quand elle part en vacances',
    'Écris : Est-ce que vous voulez garder vos pivoines ? Quand est-ce que vous partez en vacances ?',
  ],
  [
    "écris à M. Perrin que je passerai lundi à 8 h, il doit couper l'électricité avant mon arrivée",
    "Écris : Je passerai lundi à 8 h, vous devez couper l'électricité avant mon arrivée.",
  ],
  [
    'préviens Mme Lefèvre que le tilleul a un champignon et demande-lui si elle peut venir le voir avec moi mardi',
    'Écris : Le tilleul a un champignon. Est-ce que vous pouvez venir le voir avec moi mardi ?',
  ],
  [
    'dites à Mme Morel que nous avons bien reçu sa lettre et que nous la rappellerons lundi',
    'Écris : Nous avons bien reçu votre lettre et nous vous rappellerons lundi.',
  ],
  [
    "demandez à M. Roux s'il est disponible le 12 et s'il peut apporter son contrat",
    'Écris : Est-ce que vous êtes disponible le 12 ? Est-ce que vous pouvez apporter votre contrat ?',
  ],
  [
    'excuse-moi auprès de Mme Morel de ne pas pouvoir venir et propose-lui jeudi à 11 h',
    'Écris : Excusez-moi de ne pas pouvoir venir. Je vous propose jeudi à 11 h.',
  ],
  [
    "dis à Paul que je l'attends à la gare et qu'il doit me prévenir s'il est en retard",
    'Écris : Je vous attends à la gare et vous devez me prévenir si vous êtes en retard.',
  ],
  [
    "dis aux voisins que la fête finira tard et qu'ils peuvent nous rejoindre",
    'Écris : La fête finira tard et vous pouvez nous rejoindre.',
  ],
  ['dis à la mairie que le plan est prêt', 'Écris : Le plan est prêt.'],
  [
    "dites à Mme Morel que son mari a laissé son écharpe et qu'elle peut venir la prendre quand elle veut",
    'Écris : Votre mari a laissé votre écharpe et vous pouvez venir la prendre quand vous voulez.',
  ],
  ["demande aux Perrin s'ils sont là en août", 'Écris : Est-ce que vous êtes là en août ?'],
  [
    "préviens M. Roux que le chantier est décalé, il n'a pas besoin de se déplacer",
    "Écris : Le chantier est décalé, vous n'avez pas besoin de vous déplacer.",
  ],
];

for (const [request, expected] of familiar) {
  test(`"${request}"`, () => {
    assert.equal(frenchDirectSpeech(request, 'Claire', 'tu'), expected);
  });
}

for (const [request, expected] of formal) {
  test(`"${request}", formally`, () => {
    assert.equal(frenchDirectSpeech(request, 'Solange', 'vous'), expected);
  });
}

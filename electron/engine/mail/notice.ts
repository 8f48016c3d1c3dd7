/**
 * Legal notices and the like, recognised by what they speak of rather than by their wording: programs append them in
 * every language, and a notice piles up matters that nobody else brings together at the end of a mail.
 */

import { disclaimer } from './phrases.ts';

/** Stems by matter: English, German, Romance, Dutch, Slavic, Nordic, Finnish, Turkish, Hungarian, Asian, Semitic. */
const matters: readonly RegExp[] = [
  // itself
  /\b(?:this|the contents? of) (?:e-?mail|message|communication|transmission)|\bdies\w* (?:e-?mail|mail|nachricht)|\b(?:ce|cet|le présent) (?:message|e-?mail|mail|courriel)|\b(?:n?este|n?esta|questo|questa|acest|aquest) (?:mensaje|mensagem|messaggio|correo|e-?mail|mail|comunicazione|mesaj|missatge)|\bdit (?:e-?mail)?(?:bericht|e-?mail)|\b(?:ta|tę|tej|niniejsza|tato|tuto|táto|túto) (?:wiadomo\S+|zpráv\S|správ\S)|(?:это|данное|настоящее|цей|це) (?:сообщение|письмо|лист|повідомлення)|\b(?:denne|detta|dette|denna) (?:e-?mail|e-?post|meddel\w+)|\b(?:tämä|tämän) viesti|\bbu (?:e-?posta|mesaj|ileti)|\bez az? (?:üzenet|e-?mail)|本(?:电子)?(?:邮件|郵件|メール|信件)|본 (?:메일|이메일)|הודעה זו|هذه الرسالة|email này/iu,
  /confiden|vertraulich|vertrouwelijk|riservat|reservad|sigilo|privileg|poufn|конф[иі]денц|fortrolig|konfiden|luottamuk|důvěrn|dôvern|gizli|bizalmas|povjerljiv|保密|機密|机密|기밀|סודי|سري|bảo mật|rahasia/iu,
  /recipient|addressee|addressed to|intended (?:only |solely )?for|empfänger|adressat|destinat|geadresseerde|ontvanger|adresat|адресат|получател|одержувач|modtager|mottag|vastaanottaj|adresát|příjemc|alıcı|címzett|primatelj|收件人|接收者|宛先|受信|수신|נמען|المرسل إليه|المستلم|người nhận|penerima/iu,
  /(?:by|in) (?:error|mistake)|irrtüm|versehentlich|par erreur|por (?:error|engano)|per errore|ten onrechte|per ongeluk|abusievelijk|omyłk|pomyłk|по ошибке|помилк|ved en fejl|ved feil|av misstag|vahingossa|erehdyk|omylem|yanlışlıkla|tévedés|greșeal|错收|误收|誤って|잘못|בטעות|الخطأ|nhầm/iu,
  /delet|destroy|lösch|vernicht|détrui|supprim|elimin|destru|apagu|distrugg|cancell|verwijder|vernietig|usuni|zniszcz|удал|видал|slett?e|radera|poista|smaž|vymaž|silin|törölj|șterge|删除|刪除|削除|삭제|מחק|حذف|xóa/iu,
  /\bsender|absender|expéditeur|remit?ente|mittente|afzender|nadawc|отправител|відправник|afsender|avsänd|avsender|lähettäj|odesíla|gönderen|felad|expeditor|发件人|寄件人|送信者|발신인|שולח|المرسل(?! إليه)/iu,
  /disclos|copying|must not copy|distribut|dissemin|reproduc|weitergabe|kopieren|weiterleit|diffusion|divulga|difusi[óo]n|diffusione|verspreid|rozpowszech|распростран|\bshar(?:e|ing)\b/iu,
  /attachment|attached|files? (?:sent|transmitted)|anhang|anhäng|pièces? jointe|adjunt|anexo|allegat|bijlage|załącz|вложени|приложени|vedhæft|vedlegg|bifog|liittee|příloh|\bekleri|melléklet|附件|添付|첨부|מצורפ|مرفق/iu,
  /virus|malware|viren\b|вирус/iu,
  /liab|responsibilit|responsable de|responsabil|haftung|aansprakel|odpowiedzialn|ответственност|legally binding|rechtsverbindlich|geen rechten|contractual/iu,
  /unauthori|prohibit|not permitted|unzulässig|nicht gestattet|untersagt|interdit|prohibid|vietat|proibid|niet toegestaan|zabronion|запрещ|forbud|förbjud/iu,
  /opinions? (?:expressed|contained|in)\b|views? (?:expressed|are|contained)|freedom of information|may be monitored|circular 230/iu,
  /\b(?:gdpr|dsgvo|rgpd|lopd\w*|lgpd|rodo|d\.? ?lgs)\b|2016\/679/iu,
  /data protection|personal data|privacy (?:notice|policy|statement)|datenschutz|personenbezogen|données personnelles|datos personales|sus datos|dati personali|danych osobowych|persoonsgegevens|personuppgift|personopplysning|personoplysning|henkilötie|персональн/iu,
  /https?:\S*(?:privacy|datenschutz|gdpr|legal|disclaimer|impressum|confidential)|\bdpo@/iu,
  /\bprint|(?:aus|ge)?druck[te]|imprim|stampa|wydruk|распечат|skriv(?:er)? ut\b|tulosta|vytisk|yazdır/iu,
  /environment|umwelt|environnement|medio ambiente|meio ambiente|ambiente\b|milieu|środowisk|miljø|miljö|ympäristö|prostředí|\b(?:paper|papier|papel|carta)\b|\btrees?\b|природ/iu,
  /registered (?:office|address|charity|in)|company n(?:o|umber)|handelsregister|amtsgericht|geschäftsführ|sitz der gesellschaft|siège social|\b(?:hrb|siret|kvk|krs|nip)\b|partita iva|p\. ?iva/iu,
  /\b(?:no|nr|number|hrb|krs|nip|siret|n°)\b\.?:? ?[A-Z]{0,2}[\d ]{6,}/iu,
];

function noticeMatters(paragraph: string): number {
  return matters.filter((matter) => matter.test(paragraph)).length;
}

const firstPerson =
  /(?:^|[\s"'(])(?:I|I['’](?:m|d|ll|ve)|my(?! employer)|ich|mein\w*|je|j['’]\p{L}+|yo|io|eu|ik|я|jag|jeg|minä)(?=[\s,.;:!?])/u;

/** True where a text speaks as one person, which notices do not. */
export function speaksAsPerson(text: string): boolean {
  return firstPerson.test(text);
}

/** Brings together what only notices do: much of it anywhere at the end, less of it below the sign-off. */
export function pilesUp(paragraph: string, isBelowSignOff: () => boolean): boolean {
  const matters = noticeMatters(paragraph);
  return (matters >= 4 || (matters >= 2 && isBelowSignOff())) && !speaksAsPerson(paragraph);
}

const legalWords =
  /confiden|privileged|intended|recipient|addressee|disclos|virus|sender|delete|meant for|unauthori[sz]ed|prohibited|l[öo]schen|absender|supprimer|exp[ée]diteur|eliminar|remitente|liab|views? expressed|opinions?|vertraulich|bestimmt|empf[äa]nger|destinat|riservat|vertrouwelijk|poufn|конфиденц|environment|umwelt|imprim|print/gi;

/** Asks in some language not to print the mail for the sake of nature. */
const sparing =
  /(?:imprim(?:er|ir)|before print|printing (?:this|the)|drucken|ausdruck|stampare).{0,80}(?:environnement|the environment|umwelt|ambient)|(?:environnement|the environment|umwelt|ambient).{0,80}(?:imprim(?:er|ir)|before (?:you )?print|printing (?:this|the)|drucken|ausdruck|stampare)/i;

/** What the law of some countries wants a company to say of itself. */
const companyDetails =
  /registered (?:office|address|in (?:england|scotland|wales|ireland))|registration n(?:o|umber)|company n(?:o|umber)|amtsgericht|registergericht|handelsregister|\bHRB \d|gesch[äa]ftsf[üu]hr|aufsichtsrat|si[èe]ge social|\bRCS\b|\bSIRET\b|partita iva|p\. ?iva|\bKvK\b/gi;

/** True for a line from which on, in its paragraph, a company says two or more such things. */
export function namesCompany(line: string, paragraph: string): boolean {
  const count = (text: string): number => text.match(companyDetails)?.length ?? 0;
  return count(line) > 0 && count(paragraph) >= 2;
}

/** A legal notice. A sentence of the author's may begin like one; a notice piles up its words. */
export function isNotice(paragraph: string): boolean {
  const text = paragraph.replace(/^\W*\p{L}{4,20}:\s+/u, '');
  const isLegal =
    (paragraph.match(legalWords)?.length ?? 0) >= 2 ||
    (/https?:|www\./.test(paragraph) && /vir(?:us|en)/i.test(paragraph)) ||
    /^[*\s_-]*(?:disclaimer|confidentiality)/i.test(paragraph);
  return (
    (isLegal && (disclaimer.test(paragraph) || disclaimer.test(text))) ||
    (paragraph.length < 200 && sparing.test(paragraph))
  );
}

const outside =
  /\bextern(?:al|e[rns]?|o|a|es?)?\b|\besterno\b|outside (?:of )?(?:the|your|our|this)?|au(?:ß|ss)erhalb|de l[’']ext[ée]rieur|fuera de|fora d[aeo]|van buiten|spoza|извне|внешн/iu;
const bannerMatters: readonly RegExp[] = [
  /^\W*(?:caution|warning|attention|external|achtung|vorsicht|warnung|precauci[óo]n|advertencia|atenci[óo]n|aten[çc][ãa]o|cuidado|attenzione|avviso|let op|waarschuwing|uwaga|внимание)(?!\p{L})/iu,
  /\bclick|\blinks?\b|klick|clique|clic\b|klik|ссылк/iu,
  /attachment|anh[äa]ng|pièces? jointe|adjunt|anexo|allegat|bijlage|załącz|вложени/iu,
  /\bsender|absender|expéditeur|remit?ente|mittente|afzender|nadawc|отправител/iu,
  /(?:e-?mail|message|nachricht|courriel|correo|messaggio|bericht|wiadomo\S+|письмо)/iu,
];

/** How many of these lines, from the first on, a gateway put above a mail: HTML may set the author's right below. */
export function bannerLength(lines: readonly string[]): number {
  let length = lines.findIndex((_, at) => isGatewayBanner(lines.slice(0, at + 1).join(' '))) + 1;
  while (length > 0 && length < lines.length && goesOn(lines[length] ?? '')) {
    length += 1;
  }
  return length;
}

function goesOn(line: string): boolean {
  return /^\p{Ll}/u.test(line) || bannerMatters.some((matter) => matter.test(line));
}

/** True for what a gateway puts above a mail from elsewhere: "CAUTION: external sender. Do not click links". */
function isGatewayBanner(paragraph: string): boolean {
  if (paragraph.length > 600) {
    return false;
  }
  if (/^\W*you don['’]t often get e-?mail from\b/i.test(paragraph)) {
    return true;
  }
  const found = bannerMatters.filter((matter) => matter.test(paragraph)).length;
  return outside.test(paragraph) && found >= 2 && !speaksAsPerson(paragraph);
}

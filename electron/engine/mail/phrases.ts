/**
 * What mail programs and people write around their own words, in the languages of the mail this program is likely to
 * meet: English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Russian, Ukrainian, Czech, Swedish,
 * Danish, Norwegian, Finnish, Hungarian, Romanian, Turkish, Greek, Chinese, Japanese, Korean.
 */

import { withoutDirections } from './kinds.ts';

function anyOf(...groups: readonly string[]): string {
  return groups.join('|');
}

const wrote = anyOf(
  'wrote|writes|writ|said|says|spake|typed|scribbled|wrotes|scripsit|replied',
  'schrieb(?:en)?|schreibt|geschrieben|meinte',
  '(?:a|à) [ée]crit|[ée]crit|[ée]crivait',
  'escribi[óo]|escribe|ha escrito',
  'ha scritto|scrive|scriveva|scritto',
  'schreef|schrijft|het volgende geschreven',
  'escreveu|escreve',
  'napisa[łl](?:\\(a\\)|a)?|pisze|naps[aá]l(?:\\(a\\)|a)?|p[ií]še',
  'пишет|написал(?:\\(а\\)|а)?|писал(?:\\(а\\)|а)?|пише|написав',
  'skrev|skriver|kirjoitti|[íi]rta|a scris|yazd[ıi]|έγραψε',
  '写道|写到|寫道|寫到|書きました|のメール|작성|작성했습니다',
);

/** Ends an attribution: a verb of writing, perhaps with some words behind it, and nearly always a colon. */
export const wroteAtEnd = new RegExp(
  `(?:^|[\\s,>"”)\\]*])(?:${wrote})(?:\\s.{0,90}|\\s*)?[:：]\\**\\s*$|^-{2,} ?\\S.* (?:${wrote}) ?-{2,}$|\\bwrote in message\\s+\\S+$|(?:写道|寫道|書きました|작성)\\s*[:：]?\\s*$`,
  'i',
);

/** Opens an attribution such as "On Monday, ...". */
export const attributionOpener =
  /^(?:\*+ ?)?(?:on|at|in|from|quoting|citing|thus|begin|am|um|zitat von|zitiere|le|el|em|il(?: giorno)?|in data|op|den|dne|dnia|w dniu|pe|tis|ma|po|på|la|στις|em|在|于|該|date)\b/i;

export const addressInside =
  /[\w.+-]+@[\w.-]+\.\w|[\w.+-]+ at [\w-]+(?:\.[\w-]+)+|<[^<>]*(?:@|\.\.\.)[^<>]*>|\[mailto:/i;

/** An address as programs show it, behind a name or by itself. */
export const framedAddress = /[<(\[]\s?(?:mailto:)?[^\s<>()[\]@]+@[^\s<>()[\]@]+\s?[>)\]]/;

/** Programs say when to the minute; "In 1999 Knuth wrote:" is a person's. */
export const timeInside = /\p{Nd}{1,2}[:.h]\p{Nd}{2}(?!\p{Nd})/u;

/** A year, also in the digits of other scripts. */
export const yearInside = /(?:19|20|٢٠|۲۰)\p{Nd}\p{Nd}|\p{Nd}{1,2}[-./]\p{Nd}{1,2}[-./]\p{Nd}{2}(?!\p{Nd})/u;

export const dateInside =
  /\d{1,4}[-./]\s?\d{1,2}[-./]\s?\d{2,4}|\d年\s?\d{1,2}月|\d{1,2}[:.h]\d{2}(?!\d)|\b(?:19|20)\d\d\b|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b.{0,12}\d/i;

const original = anyOf(
  'original (?:message|appointment|e-?mail|mail|text)|reply message|reply separator|message from .{1,60}',
  'urspr[üu]ngliche (?:nachricht|e-?mail|mail)|original-?nachricht|originalnachricht|antwort nachricht',
  "message d[’']origine|message original|message initial|courriel d[’']origine",
  'mensaje original|mensagem original|messaggio originale|oorspronkelijk(?:e)? bericht|origineel bericht|originalbericht',
  'wiadomo[śs][ćc] oryginalna|oryginalna wiadomo[śs][ćc]|исходное сообщение|оригинальное сообщение|початкове повідомлення',
  '(?:ursprungligt|originalt?) (?:meddelande|meddelelse|melding|besked)|oprindelig (?:meddelelse|besked)|opprinnelig melding|alkuper[äa]inen viesti|p[ůu]vodn[íi] zpr[áa]va|origin[áa]ln[íaá] (?:z?pr[áa]va|spr[áa]va|poruka)',
  'eredeti [üu]zenet|mesaj original|orijinal mesaj|αρχικό μήνυμα|原始邮件|原始郵件|原邮件|元のメッセージ|원본 메시지',
);

const aboveLine = anyOf(
  'above (?:this|the) (?:line|section)|(?:oberhalb|[üu]ber) dieser (?:zeile|linie)|au[- ]dessus de (?:cette|la) ligne',
  'por encima de (?:esta|la) l[íi]nea|acima d(?:esta|a) linha|sopra (?:a )?(?:questa|la) (?:riga|linea)|boven deze (?:regel|lijn)',
  'powy[żz]ej tej linii|выше этой (?:строки|линии|черты)|ovanf[öo]r (?:den h[äa]r|denna) (?:raden|linjen)|over denne linje',
);
const answering = 'repl(?:y|ies)|respon[ds]|antwort|r[ée]pon|rispo|antwoord|odpow|ответ|svar';

/** Above this line ticket systems want the answer; the line is framed by signs or speaks of an answer. */
export const aboveThisLine = new RegExp(
  `^[-#=*_~]{2,}.{0,60}(?:${aboveLine})(?!\\p{L}).{0,60}[-#=*_~]{2,}$|^(?=.*(?:${answering})).{0,60}(?:${aboveLine})(?!\\p{L}).{0,60}$`,
  'iu',
);

const forwarded = anyOf(
  '(?:start of )?forwarded (?:message|mail)|begin forwarded message|forward message',
  'weitergeleitete (?:nachricht|e-?mail|mail)|anfang der weitergeleiteten (?:nachricht|e-?mail)',
  'message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée]|transmis)|d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])',
  'mensaje reenviado|inicio del mensaje reenviado|(?:in[íi]cio da )?mensagem (?:(?:re)?encaminhada|reenviada)',
  'messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht',
  'przekazana wiadomo[śs][ćc]|wiadomo[śs][ćc] przekazana|(?:tre[śs][ćc]|pocz[ąa]tek) przekaz(?:anej|ywanej) wiadomo[śs]ci',
  'пересылаемое сообщение|перенаправленное сообщение|начало переадресованного сообщения',
  'перенаправлене повідомлення|переслане повідомлення|початок листа, що пересилається',
  'vidarebefordrat (?:meddelande|brev|mejl)|(?:start p[åa] )?videresendt (?:meddelelse|melding|besked)',
  '(?:v[äa]litetty|edelleenl[äa]hetetty) viesti(?: alkaa)?|p[řr]eposlan[áa] zpr[áa]va|za[čc][áa]tek p[řr]epos[íi]lan[ée] zpr[áa]vy',
  'preposlan[áa] spr[áa]va|za[čc]iatok preposlanej spr[áa]vy|proslije[đd]ena poruka|zapo[čc]ni proslije[đd]enu poruku',
  'tov[áa]bb[íi]tott (?:[üu]zenet|lev[ée]l kezdete)|mesaj redirec[țţt]ionat|[îi]ncepe mesajul redirec[țţt]ionat',
  '[iİ]letil(?:en ileti|mi[şs] mesaj)|[iİ]leti ba[şs]lang[ıi]c[ıi]',
  '转发的?邮件|轉寄郵件|転送されたメッセージ|転送メッセージ|メッセージを転送|전달된 메시지',
);

/** A ruler between the author's words and an older mail below it. */
export const originalRuler = new RegExp(`^[\\s>]*[-‐–—_=*]{2,}\\s*(?:${original})\\s*[-‐–—_=*:]{0,}.{0,40}$`, 'i');
/** Stands above a mail that is passed on: framed by signs, or by itself with a colon as Apple Mail has it. */
export const forwardRuler = new RegExp(
  `^\\s*(?:[-_=*]{2,}\\s*(?:${forwarded}|forwarded by .{1,80})\\s*[-_=*:]*.{0,40}|(?:${forwarded})\\s*[:：])\\s*$`,
  'i',
);
/** The same words on a line of their own, without any sign. */
export const originalAlone = new RegExp(`^\\s*(?:${original})\\s*[:：]?\\s*$`, 'i');
export const forwardAlone = new RegExp(`^\\s*(?:${forwarded})\\s*$`, 'i');
export const forwardEnd =
  /^\s*-{2,}\s*(?:end (?:of )?forwarded message|ende der weitergeleiteten nachricht|fin du message)/i;

/** The names of the header lines that programs copy above an older mail, by what they name. */
export const headerNames: Readonly<Record<'from' | 'date' | 'to' | 'cc' | 'subject', RegExp>> = {
  from: /^(?:from|von|de|da|van|od|от|від|от кого|від кого|отправитель|відправник|från|fra|lähettäjä|feladó|kimden|gönderen|από|发件人|寄件者|寄件人|差出人|送信者|送信元|보낸 사람|expéditeur|remetente|mittente|afzender|nadawca|expeditor(?:ul)?|de la|šalje|pošiljatelj|odosielateľ|saatja)$/i,
  date: /^(?:date|sent|message du|gesendet|gesendet am|datum|envoyé|envoyé le|enviado|enviado el|enviado em|enviada|enviada em|fecha|data|inviato|data invio|verzonden|verzonden op|wysłano|data wysłania|wysłane|отправлено|дата|дата отправки|надіслано|відправлено|skickat|sendt|dato|lähetetty|päiväys|päivämäärä|odesláno|odoslané|elküldve|dátum|dată|trimis|poslano|kuupäev|gönderildi|gönderilen|tarih|ημερομηνία|发送时间|日期|傳送日期|寄件日期|送信日時|日時|日付|보낸 날짜|보냄|날짜)$/i,
  to: /^(?:to|an|à|a|para|aan|do|кому|till|til|vastaanottaja|komu|címzett|kime|alıcı|προς|收件人|收件者|宛先|送信先|받는 사람|destinataire|destinatario|empfänger|pour|adresat|către|destinatar(?:ul)?|prima|primatelj|pre|saaja)$/i,
  cc: /^(?:cc|bcc|kopie|kopie \(cc\)|copie|copie à|dw|kopia|kopi|kopio|kópia|másolat|másolatot kap|bilgi|копия|копія|抄送|副本|참조|ccn)$/i,
  subject:
    /^(?:subject|re|betreff|betr|objet|asunto|oggetto|onderwerp|assunto|temat|тема|ämne|emne|aihe|předmět|predmet|naslov|teema|tárgy|subiect(?:ul)?|konu|θέμα|主题|主題|主旨|件名|제목|sujet)$/i,
};

/** A greeting line by itself. */
export const greeting = new RegExp(
  `^(?:${anyOf(
    "hi|hiya|hello|hallo|helo|hey|heya|howdy|dear|greetings|good (?:morning|afternoon|evening|day)|g[’']day|morning|evening|yo|to whom it may concern|ladies and gentlemen|hi there|all(?=[,:!]?\\s*$)",
    'liebe[rs]?|sehr geehrte[rs]?|geehrte[rs]?|guten (?:tag|morgen|abend)|moin|servus|gr[üu][ßs]s? gott|werte[rs]?|tach',
    'bonjour|bonsoir|salut|coucou|(?:mes |ma |mon )?(?:bien |tr[èe]s )?ch[eè]re?s?|(?:mon|ma|mes) (?:petite?s?|grande?s?|belles?|vieux|vieille)|madame|monsieur|messieurs|ma[îi]tre',
    '¡?hola|estimad[oa]s?|querid[oa]s?|¡?buen(?:os|as)? (?:d[íi]as?|tardes|noches)|buenas|muy (?:señor(?:es|as?)?(?: m[íi][oa]s?)?|estimad[oa]s?)',
    'ciao|salve|buongiorno|buonasera|gentil[ei]|gentilissim[oa]|car[oaie]|egregi[oa]|spett',
    'hoi|dag|geachte|beste|lieve|goede(?:morgen|middag|navond)|goedemorgen|goedemiddag|goedenavond',
    'ol[áa]|oi|prezad[oa]s?|car[oa]s?|bom dia|boa (?:tarde|noite)|car[íi]ssim[oa]',
    'cze[śs][ćc]|witam|witaj|szanown[aiey]|dzie[ńn] dobry|drog[ai]|hej|hejka',
    'привет|здравствуй(?:те)?|добр(?:ый|ого|ое|ої|ий) (?:день|дня|утро|вечер|времени|ранок)|уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие)|доброго|вітаю|шановн',
    'ahoj|dobr[ýy] de[ňn]|zdravo|po[šs]tovan[iae]|bok(?=[ ,!]|$)|здравей(?:те)?|sveiki|labas|tere|שלום|היי|مرحبا|السلام عليكم|عزيز[يت]|سلام|ch[àa]o|k[íi]nh g[ửu]i|selamat|halo|v[áa][žz]en[ýáí]|mil[ýáí]|tjena|k[äa]ra|b[äa]sta|godmorgen|god (?:dag|morgen|kveld|morgon)|k[æj]ære|hei|moi|terve|szia|kedves|tisztelt|bun[ăa]|stimat[ăe]|drag[ăi]|merhaba|selam|say[ıi]n|sevgili|γεια|αγαπητ',
  )})(?![\\p{L}\\d'’-])`,
  'iu',
);
export const asianGreeting =
  /^(?:您好|你好|大家好|尊敬的.{1,20}|亲爱的.{1,20}|こんにちは|お世話に|.{1,16}(?:様|さん|さま|殿|先生)[、,:：]?$|안녕하세요)/;

const closing = anyOf(
  '(?:with |my |very |the |all (?:my |the )?)*(?:best|good|kind(?:est)?|warm(?:est)?|sincere)(?: (?:regards|wishes|greetings|personal regards))?(?: to .{1,30})?',
  '\\p{L}{2,10} regards|i remain|as ever|yours(?: (?:ever|as ever|always))?|regards|rgds|b\\.?r\\.?|cheers|chrs|sincerely|(?:yours|your) (?:sincerely|truly|faithfully)?|faithfully|respectfully|cordially|greetings|salutations|all the best|take care|see you(?: .{1,20})?|(?:talk|speak)(?: to you| with you)? (?:soon|later)|bye(?: bye)?|love|hugs|peace|later|enjoy|good luck|have (?:a )?(?:fun|nice|great|good).{0,24}|looking forward.{0,40}|hth|hope (?:this|that|it) helps.{0,12}',
  '(?:many |much |again,? )?(?:thanks|thank you|thanx|thx|tia|ty)(?:,? (?:everyone|everybody|all|team|folks|again)| (?:a lot|so much|very much|in advance|for .{1,40}|and .{1,24}|much|you))*',
  'mit (?:freundliche[nm]?|beste[nm]?|liebe[nm]?|herzliche[nm]?|vielen) (?:gr[üu](?:ß|ss)(?:en)?|dank|empfehlungen)|(?:freundliche|viele|liebe|beste|herzliche|sch[öo]ne)r? gr[üu](?:ß|ss)e?(?: (?:aus|von|nach|an) .{1,30})?|gr[üu](?:ß|ss)e?(?: (?:aus|von) .{1,30})?|mfg|lg|vg|bg|vlg|(?:vielen |besten |herzlichen |sch[öo]nen )?dank(?:e)?(?: (?:im voraus|dir|euch|ihnen|sch[öo]n))?|bis (?:dann|bald|morgen|sp[äa]ter)|tsch[üu](?:ß|ss)|hochachtungsvoll|alles (?:gute|liebe)|herzlich(?:st)?|es gr[üu](?:ß|ss)t.{0,30}',
  "(?:bien |tr[èe]s )?cordialement|bien [àa] (?:vous|toi)|amicalement|amiti[ée]s|(?:grosses |mille )?bises?(?:,? [àa] .{2,20})?|(?:gros |mille |plein de )?bisous?|je (?:t[’']|vous )embrasse(?: (?:bien )?(?:tr[èe]s )?fort| tendrement)?|sinc[èe]res salutations|meilleures salutations|salutations.{0,20}|(?:un grand )?merci(?: .{1,24})?|[àa] bient[ôo]t|[àa] plus|bonne (?:journ[ée]e|soir[ée]e)",
  '(?:un |muchos )?(?:cordial(?:es)? )?saludos?(?: .{1,20})?|atentamente|(?:muchas )?gracias(?: .{1,24})?|(?:un )?(?:fuerte )?abrazos?|(?:un |muchos )?(?:beso|besos|besitos)|hasta (?:luego|pronto|ma[ñn]ana)',
  '(?:cordiali |distinti |tanti |un caro )?salut[io]|cordialmente|(?:molte |tante )?grazie(?: .{1,20})?|a presto|(?:un )?(?:abbraccio|bacio)|(?:tanti )?baci|buona (?:giornata|serata)',
  '(?:met )?(?:vriendelijke|hartelijke|beste|veel|vele|lieve) groet(?:en|jes)?|groet(?:en|jes)?|gr|mvg|(?:alvast )?(?:hartelijk )?(?:be)?dank(?:t)?|tot (?:snel|ziens|dan)',
  'atenciosamente|atentamente|cumprimentos|(?:um )?(?:grande )?abra[çc]os?|abs|(?:muito )?obrigad[oa]|beijos|at[ée] (?:logo|breve|mais)',
  'pozdrawiam(?: .{1,20})?|z powa[żz]aniem|pozdrowienia|dzi[ęe]ki|dzi[ęe]kuj[ęe]|do zobaczenia',
  '(?:с|c) (?:наилучшими |добрыми )?(?:уважением|пожеланиями|приветом)|спасибо(?: .{1,20})?|всего (?:доброго|хорошего|наилучшего)|пока|до (?:связи|встречи|свидания)|з повагою|дякую',
  's pozdravem|d[ěe]kuji|d[íi]ky|(?:med )?(?:v[äa]nliga?|venlig|b[äa]sta|med vennlig) h[äia]ls(?:ning(?:ar|er)?|en)|mvh|hilsen|tack|tak|takk|terveisin|yst[äa]v[äa]llisin terveisin|kiitos|[üu]dv[öo]zlettel|k[öo]sz(?:i|[öo]n[öo]m)|cu stim[ăa]|mul[țt]umesc|sayg[ıi]lar[ıi]mla|te[şs]ekk[üu]rler|sevgiler|με εκτίμηση|ευχαριστώ|i̇?yi (?:çalışmalar|günler)',
  's pozdravom|[ďd]akujem|(?:lijep|srda[čc]an|lep) pozdrav|s po[šs]tovanjem|pozdrav|поздрави|с уважение|pagarbiai|ar cie[ņn]u|lugupidamisega|tervitades|salutacions|gr[àa]cies|tr[âa]n tr[ọo]ng|c[ảa]m [ơo]n|salam(?: hormat)?|terima kasih|hormat (?:saya|kami)',
  'בברכה(?: .{1,20})?|תודה(?: רבה)?(?: מראש)?|שלכם?|مع (?:أطيب )?(?:تحيات\\S*|التحيات?|الشكر|التقدير)|تحياتي|(?:وشكرا|شكر[اً]+)(?: .{1,12})?|با (?:احترام|تشکر|سپاس)|ขอแสดงความนับถือ|ขอบคุณ\\S{0,6}',
);
/** The sentence by which a formal letter ends in French, Spanish or Italian. */
export const closingSentence =
  /^(?:(?:dans l[’']attente|en vous|en te|avec|restant).{0,80}, )?(?:je vous prie|nous vous prions|veuillez|je vous saurais gr[ée]).{0,60}(?:agr[ée]er|recevoir|croire|accepter).{0,120}(?:salutations|sentiments|consid[ée]ration|hommages|respects|d[ée]vouement)\S*.{0,40}$|^(?:sin otro particular|a la espera|quedo a la espera|en espera).{0,60}(?:saluda|saludo).{0,40}$|^(?:reciba|reciban) .{0,30}saludo.{0,30}$|^(?:in attesa|la prego di).{0,80}(?:saluti|ossequi).{0,30}$/iu;

/** A closing phrase on a line of its own. */
export const closingLine = new RegExp(`^[-–—*]*\\s*(?:${closing})\\s*[,.!…~:;)(-]*(?:\\s*[:;]-?\\))?\\s*$`, 'iu');
export const asianClosing =
  /^(?:此致|敬礼|敬禮|祝好?|顺祝.{0,10}|祝您?.{0,10}|谢谢[!！。]?|謝謝[!！。]?|よろしくお願い.{0,12}|宜しくお願い.{0,12}|敬具|以上|ありがとうござい.{0,6}|감사합니다\.?)$/;

/** "Sent from my phone" and the like. */
export const mobileTag = new RegExp(
  `^(?:[-–—_*\\s]*)(?:${anyOf(
    '(?:sent|dictated)(?: wirelessly)? (?:from|via|with|using|on) (?:my |a |the )?.{0,60}|from my .{0,20}|yahoo mail: search, organi[sz]e, conquer|get (?:outlook|bluemail|gmail) for .{0,40}|sent by .{0,20}(?:phone|mobile|tablet).{0,20}|typed (?:on|with) .{0,40}(?:phone|thumbs|keyboard).{0,30}|please excuse (?:my )?(?:brevity|typos).{0,60}|excuse (?:the )?(?:brevity|typos).{0,40}',
    'gesendet (?:von|mit|ü?ber|[üu]ber) (?:meinem |meiner )?.{0,60}|(?:von unterwegs|mobil|vom handy|auf dem handy)(?: aus)? (?:ge\\S+|ver\\S+)|von meine[mr]\\S* .{1,40} gesendet|diese nachricht wurde von mein.{0,60}',
    "envoy[ée] (?:sans fil )?(?:par |de(?:puis)? |à partir d(?:e |u |[’']))?(?:avec )?.{0,60}|(?:t[ée]l[ée]charger|obtenir|obtenez) outlook .{0,30}",
    'enviado (?:desde|do|de|a partir) .{0,60}|obtener outlook .{0,30}|obter o outlook .{0,30}|inviato (?:da|dal) .{0,60}|scarica outlook .{0,30}',
    '(?:verzonden|verstuurd) (?:vanaf|met|via|vanuit) .{0,60}|outlook voor .{0,30}|wys[łl]an[eoy] (?:z|przez|za) .{0,60}|pobierz .{0,20}outlook .{0,40}|отправлено (?:с|из) .{0,60}|надіслано з .{0,60}',
    '(?:أُ?رسلت من|נשלח מ|iPhone.{0,3}dan g|gửi từ|dikirim dari|στάλθηκε από).{0,60}|skickat fr[åa]n .{0,40}|sendt fra .{0,40}|l[äa]hetetty .{0,40}|(?:odesl[áa]n[oé]|odoslané|poslan[oe]) (?:ze?|sa?|iz) .{0,40}|enviat des .{0,40}|ส่งจาก.{0,40}|.{1,40}(?:से|द्वारा) भेजा गया|[^,.!?]{0,40}\\boutlook (?:for|für|pour|para|per|voor|dla(?: systemu)?|для|til|för|untuk|pro|pentru|za) (?:ios|android|mac)(?:<\\S*>)?\\W{0,3}|sent from my \\S+(?: \\S+){0,3}|.{1,30} küldve|trimis (?:de pe|din|cu) .{0,40}|h[äa]mta outlook .{0,30}|hent outlook .{0,30}|发自.{0,30}|發自.{0,30}|从我的.{0,24}发送|從我的.{0,24}傳送|.{0,16}から送信|나의 .{0,20}에서 보냄|iphone에서 보냄',
  )})$`,
  'iu',
);
const device =
  /unterwegs|mobil|phone|ipad|ipod|android|samsung|galaxy|blackberry|huawei|xiaomi|nokia|htc|mobile|mobil|handy|tablet|outlook|yahoo|proton|mail|gmail|thunderbird|aqua|nine|windows|device|smartphone|telefon|appareil|móvil|celular|telefoon|treo|palm|mutt|kmail|alpine|emacs|brevity|typos|thumbs|iphone|apple|pixel|spark|superhuman|canary|front|newton|missive|em client|mailspring|edison|airmail|fairemail|k-9|tuta|browser|iphon|shortwave|\bhey\b|\bspike\b|\baol\b|\bmy \S*\d|my \S+ \S*\d|発|发自|發自|送信|보냄/i;
export function isMobileTag(line: string): boolean {
  const text = line.length < 120 ? withoutDirections(line).replace(/^\s*[(<]+(?=\p{L})(.*?)[)>]+\s*$/u, '$1') : '';
  return mobileTag.test(text) && device.test(text);
}

/** What a list program or a provider puts below a mail. */
export const listFooter = new RegExp(
  anyOf(
    'mailing list|mailing-list|listinfo|mailman|unsubscri|un-subscri|subscription(?:s)? (?:options|settings)|to (?:subscribe|post|leave|stop receiving|be removed)',
    'google groups|groups\\.google|yahoo! ?groups|yahoogroups|majordomo|listserv|lists?-?archives?|posting guide|please (?:do )?read the (?:faq|posting)|\\[un\\]subscribe',
    'you (?:are )?receiv(?:ed|ing) this (?:(?:message|mail|email|e-mail) )?because|view this (?:message|discussion)|abbestell|abmelden|d[ée]sabonn|d[ée]sinscri|cancelar (?:la )?suscripci|darse de baja|disiscri|afmelden|отписаться',
    'manage your subscription|your email settings|visit (?:the|your) group|to reply,? visit|@lists\\.|/lists/|-request@|FAQ at',
  ),
  'i',
);

/** Lines that nobody writes by hand: they open a list footer even where no ruler stands above it. */
export const sureFooter = new RegExp(
  `^[-*_\\s]*(?:${anyOf(
    'to (?:unsubscribe|be removed)\\b.{0,80}(?::|@|https?|line ")|(?:un)?subscribe(?: here)?: ?(?:https?|<|\\S+@)|to stop receiving .{1,60}(?:email|@)',
    'you (?:are receiving|received|have received) this (?:(?:message|mail|email|e-mail) )?because|view this (?:message|discussion) (?:at|on)|for more options,? visit',
    'more majordomo info|please (?:do )?read the (?:faq|posting guide)|to (?:post|send) (?:to )?(?:this|a message to) (?:the )?(?:group|list)|list archives?: ?http|archives?: https?:',
    '.{2,50} mailing list(?: --? \\S+@\\S+)?$|\\S+@\\S+ mailing list$|mailing list: ?\\S+@\\S+$|https?:\\S*(?:listinfo|mailman)\\S*$|<https?:\\S*sig-email\\S*>$',
    'um (?:sich|diese liste) .{0,40}abzumelden|pour (?:se|vous) d[ée](?:sabonner|sinscrire)|para (?:cancelar|anular|darse de baja).{0,60}(?:@|http)|per (?:cancellarsi|disiscriversi).{0,60}(?:@|http)|om u? ?af te melden.{0,60}(?:@|http)|чтобы отписаться',
  )})`,
  'i',
);

/** Opens a legal notice or a scanner's note. */
export const disclaimer = new RegExp(
  `^[*\\s"_-]*(?:${anyOf(
    '(?:confidential(?:ity)?|privacy|legal|important|email|e-mail|disclaimer)\\s*(?:notice|note|statement|disclaimer|warning)?\\s*[:\\-–*]',
    'disclaimer|confidentiality notice|privileged (?:and|&|/) confidential|important notice',
    'th(?:is|e) (?:information (?:contained )?in this |content(?:s)? of this |present )?(?:e-?mail|message|communication|transmission|electronic)(?:s| message| transmission| communication)?(?: \\(.{0,60}\\))?,?(?: and| including| together| contains| may| is| has| was| with| or|,).{0,200}(?:confidential|privileged|intended|virus|scanned|checked|recipient|addressee|solely)',
    'the information (?:contained |transmitted |in this).{0,160}|if you (?:are not|have received|receive) (?:the intended|this).{0,80}|please consider the environment|save (?:a tree|paper)|think before you print',
    '(?:no virus found|checked by avg|this (?:mail|message|e-mail) (?:was )?sent (?:using|through|via)|this email (?:was|has been) (?:sent|checked|scanned)|virus-free|scanned by|email scanned|any opinions? expressed|the views expressed|opinions expressed).{0,160}',
    'diese (?:e-?mail|nachricht)(?: und .{0,40})? (?:enth[äa]lt|kann|k[öo]nnte|ist|wurde|sind).{0,200}(?:vertraulich|bestimmt|viren|rechtlich)|der inhalt dieser e-?mail.{0,80}|diese e-mail wurde von avast.{0,80}|virenfrei',
    "ce (?:message|courriel|mail)(?: .{0,60})?(?: peut| est| contient| sont).{0,200}(?:confidentiel|destin|priv)|l[’']absence de virus|garanti sans virus|pensez [àa] l[’']environnement",
    'este (?:mensaje|correo|e-?mail)(?: .{0,60})?.{0,120}(?:confidencial|privilegiad|destinatari)|esta mensagem.{0,160}(?:confidencia|destinat)|antes de imprimir|libre de virus|aviso legal',
    'questo (?:messaggio|e-?mail).{0,160}(?:riservat|confidenzial|destinatari)|le informazioni contenute.{0,120}|privo di virus|dit (?:bericht|e-?mail).{0,160}(?:vertrouwelijk|bestemd)|de informatie .{0,120}vertrouwelijk',
    'ta wiadomo[śs][ćc].{0,160}(?:poufn|przeznaczon)|niniejsz[aey].{0,120}(?:poufn|przeznaczon)|(?:данное|это|настоящее) (?:сообщение|письмо|электронное).{0,160}(?:конфиденциальн|предназначен)',
  )})`,
  'iu',
);

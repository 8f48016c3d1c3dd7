/** Orders that requests begin with in one language and in no other. */
const orders: Readonly<Record<string, RegExp>> = {
  de: /^\s*(?i:(?:bitte\s+)?(?:sage?|frage?|schreibe?|erinnere?|bedanke?\s+dich|entschuldige?\s+dich|lade?|wünsche?|gratuliere?|antworte|teile?|bitte))\s+(?:\p{Lu}|ih[mnr]\b|ihnen\b|an\b|bei\b|de[mnr]\b|die\b|meine?[mnr]?\b|bitte\b)/u,
  fr: /^\s*(?i:(?:s['’]il te plaît,?\s+)?(?:(?:demande|remercie|rappelle|félicite|souhaite|relance|annule|confirme|explique|annonce)[rz]?|dis|dites|écris|écrivez|réponds|répondez|préviens|prévenez)(?:-(?:lui|leur|la|le|les))?)(?:\s+(?:à|au|aux|que|si|pour|les?|la|\p{Lu})|\s+l['’]|\s+qu['’])/u,
  es: /^\s*(?:por\s+favor,?\s+)?(?:dile|dígale|pregúnta(?:le)?|pregúntele|pídele|pídale|escríbele|escríbale|avísale|respóndele|contéstale|recuérdale|recuérdele|agradécele|agradézcale|felicítal[aeo]|deséale|discúlpa[mt]e|propónle|cuéntale|explícale|dale|escribe|felicita|agradece|avisa|invita|(?:decir|preguntar|pedir|agradecer|felicitar|recordar|proponer|invitar|desear|aceptar|rechazar|confirmar|cancelar)(?:le)?)\s+(?:al?|que|con|las?|los|el|una?|por|sus?)\s/iu,
};

/** The language (ISO 639-1) of the order that a request begins with; null where it begins with none, or in English. */
export function orderLanguage(request: string): string | null {
  return Object.entries(orders).find(([, order]) => order.test(request))?.[0] ?? null;
}

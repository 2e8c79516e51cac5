const HIDDEN =
  /([?&](?:access_token|corpsecret|secret|code|key|ticket|user_ticket|external_userid|userid)=)[^&#\s]*/gi;

/** A URL as it may stand in a log: what opens a door and whom it names is `***`. */
export const maskedUrl = (url: string): string => url.replace(HIDDEN, '$1***');

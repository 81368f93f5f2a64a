/** The last line of a mail: why it came and how it stops. */
export const WHY_THIS_MAIL =
  'You get this because ALERT_EMAIL_TO names you. To stop it, have your address taken out there, or close the issue as not planned to mute this incident.'

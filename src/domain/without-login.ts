/** An address without user and password, for messages that show what somebody wrote. */
export function withoutLogin(text: string): string {
  return text.replace(/:\/\/[^@\s"]*@/g, '://…@')
}

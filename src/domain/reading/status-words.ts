import { createBoundedCache } from '../bounded-cache.js'

/** What a status word means for the job: `started` began and tells of no end. Unknown words are shown and never page. */
export type StatusClass = 'ok' | 'fail' | 'stopped' | 'started' | 'unknown'

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

const OK = words(
  `ok okay success successful successfully succeeded healthy alive running run active up online idle completed complete done finished finish ready
  operational live working good green fresh passed pass passing connected normal nominal recording monitoring trading scanning syncing
  processing progress busy started starting initializing booting listening watching polling enabled true yes waiting sleeping beating
  responsive available stable synced updated serving open warm healthcheck_ok uptodate fine
  exito exitoso exitosa correcto activo activa completado sucesso ativo ativa concluido succes reussi actif active termine erfolgreich
  aktiv lauft laeuft funktioniert abgeschlossen успешно успех работает активен активна ок завершено basarili calisiyor aktif sukces dziala
  berhasil sehat berjalan chay سالم سالمة فعال نشط يعمل`,
)
const FAIL = words(
  `error errors errored failed fail failing failure failures down crashed crash crashes crashing critical halted halt dead unhealthy broken fatal offline exception
  aborted timeout timedout unreachable killed panic ko red bad unresponsive disconnected nok faulted
  fallo fallido erro falha falhou echec erreur fehler fehlgeschlagen ошибка сбой خطا ناموفق فشل gagal loi hata basarisiz blad`,
)
const STOPPED = words(
  'shutdown stopped stop terminated exited exit closed shuttingdown stopping ended detenido parado arrete gestoppt остановлен',
)
const OTHER_SCRIPTS: readonly (readonly [RegExp, StatusClass])[] = [
  [/失败|失敗|错误|錯誤|异常|異常|エラー|오류|실패|비정상|停止中/, 'fail'],
  [/停止|已停|중지|종료/, 'stopped'],
  [/正常|成功|运行中|運行中|完成|完了|健康|在线|稼働|実行中|정상|성공|실행|완료|가동/, 'ok'],
]
const EMOJI: readonly (readonly [RegExp, StatusClass])[] = [
  [/[🔴❌🛑💀☠]|⛔/u, 'fail'],
  [/[🟢✅✔☑💚]|👍/u, 'ok'],
]
/** `errors: 0`, `failed=none`, `failures (0)` and `failed 0 of 12` count what is bad and find none of it; `error: none of them answered` goes on. */
const NONE_OF_IT =
  /\b(?:errors?|error[ _]count|fail(?:ed|ures?|ing)?|exceptions?|crashe[sd]|timeouts?)(?:\s*[:=]\s*(?:0|none|nil|null|false|-)|\s*\(0\)|\s+0\s+of\s+\d+)(?=\s*(?:$|[,;|)])|\s+\w+\s*[:=])/gi
const NEGATIONS = new Set(words('not no non never without 0 zero un kein nicht ne pas no sin nao'))
const LEADING_ONLY_AFTER = 6

const classOf = new Map<string, StatusClass>()
for (const word of OK) classOf.set(word, 'ok')
for (const word of STOPPED) classOf.set(word, 'stopped')
for (const word of FAIL) classOf.set(word, 'fail')

/** Longer ones are sentences, and no two are alike. */
const LONGEST_KEPT = 40
const knownClasses = createBoundedCache<string, StatusClass>(1000)

/** The class of a written status; sentences count only by their first word or by a bad one near it. */
export function classOfText(text: string): StatusClass {
  return text.length <= LONGEST_KEPT ? knownClasses.of(text, classify) : classify(text)
}

function classify(text: string): StatusClass {
  const written = text.slice(0, 200).replace(NONE_OF_IT, ' ')
  const found = tokens(written)
  const whole = classOf.get(found.join(''))
  if (whole) return whole
  const classes = found.slice(0, LEADING_ONLY_AFTER * 2).map((word, i) => heardIn(word, found[i - 1]))
  const short = found.length <= LEADING_ONLY_AFTER
  const heard = short ? classes : classes.slice(0, 1)
  if (heard.includes('fail')) return 'fail'
  if (heard.includes('stopped')) return 'stopped'
  if (heard.includes('ok')) return 'ok'
  return short ? bySign(written) : 'unknown'
}

function tokens(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
  return plain
    .toLowerCase()
    .replace(/[đ]/g, 'd')
    .replace(/ı/g, 'i')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** `not ok`, `no errors` and `0 failed` say nothing certain. */
function heardIn(word: string, before: string | undefined): StatusClass | null {
  const found = classOf.get(word)
  return found === undefined || (before !== undefined && NEGATIONS.has(before)) ? null : found
}

function bySign(text: string): StatusClass {
  const found = [...OTHER_SCRIPTS, ...EMOJI].find(([pattern]) => pattern.test(text))
  return found ? found[1] : 'unknown'
}

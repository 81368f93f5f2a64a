/** Beginnings of month names as `date` and people write them; the longest that fits decides. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'janv', 'sty', 'oca', 'янв', 'thg1'],
  ['feb', 'fev', 'fév', 'févr', 'lut', 'şub', 'фев'],
  ['mar', 'mär', 'mrz', 'maerz', 'märz', 'mrt', 'mars', 'мар'],
  ['apr', 'abr', 'avr', 'avril', 'kwi', 'апр'],
  ['may', 'mai', 'maj', 'mei', 'mag', 'мая', 'май'],
  ['jun', 'juin', 'giu', 'cze', 'haz', 'июн'],
  ['jul', 'juil', 'lug', 'lip', 'tem', 'июл'],
  ['aug', 'ago', 'aoû', 'août', 'agu', 'sie', 'ağu', 'авг'],
  ['sep', 'sept', 'set', 'wrz', 'eyl', 'сен'],
  ['oct', 'okt', 'out', 'ott', 'paź', 'eki', 'окт'],
  ['nov', 'lis', 'kas', 'ноя'],
  ['dec', 'dic', 'dez', 'déc', 'des', 'gru', 'ara', 'дек'],
]

const ENGLISH = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
] // prettier-ignore
const SPELLED_OUT = [
  'januar enero janvier gennaio januari janeiro janeiro января stycznia ocak',
  'februar febrero février fevrier febbraio februari fevereiro февраля lutego şubat',
  'märz marzo mars maart março marco marca марта mart maret',
  'abril avril aprile апреля kwietnia nisan',
  'mai mayo maggio mei maio maj мая maja mayıs',
  'juni junio juin giugno junho июня czerwca haziran',
  'juli julio juillet luglio julho июля lipca temmuz',
  'agosto août aout augustus августа sierpnia ağustos agustus',
  'septiembre septembre settembre setembro сентября września eylül',
  'oktober octubre octobre ottobre outubro октября października ekim',
  'noviembre novembre novembro ноября listopada kasım',
  'dezember diciembre décembre decembre dicembre december dezembro декабря grudnia aralık desember',
]
const WEEKDAYS =
  'mon tue wed thu fri sat sun tues weds thur thurs monday tuesday wednesday thursday friday saturday sunday ' +
  'mo di mi do fr sa so lun mar mer jeu ven sam dim mié mie jue vie sáb sab dom seg ter qua qui sex gio ' +
  'montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche ' +
  'lunes martes miércoles jueves viernes sábado domingo пн вт ср чт пт сб вс'

const monthByName = new Map<string, number>()
MONTHS.forEach((names, i) => names.forEach((name) => monthByName.set(name, i + 1)))
SPELLED_OUT.forEach((names, i) => names.split(' ').forEach((name) => monthByName.set(name, i + 1)))
ENGLISH.forEach((name, i) => monthByName.set(name, i + 1))
const weekdays = new Set(WEEKDAYS.split(' '))

/** 1 to 12, or null for a word that is no month. */
export function monthOf(word: string): number | null {
  return monthByName.get(word.toLowerCase()) ?? null
}

export function isWeekday(word: string): boolean {
  return weekdays.has(word.toLowerCase())
}

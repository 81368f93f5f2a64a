/** Words of other languages for the few ideas that keys speak of, by the English word that the rules know. */
const LATIN: Readonly<Record<string, string>> = {
  last: 'ultimo ultima ultim derniere dernier letzte letzter letztes letzten laatste posledni ostatni ostatnia ostatnie sista senaste viimeinen terakhir posledniy poslednee',
  run: 'ejecucion ejecutado ejecutada execucao executado lauf laeufe ausfuhrung ausfuehrung ausgefuhrt zapusk uruchomienie calistirma corrida rodada esecuzione passage uitvoering dijalankan korning kjoring',
  updated:
    'actualizacion actualizado actualizada atualizacao atualizado atualizada aktualisierung aktualisiert aggiornamento aggiornato aktualizacja guncelleme guncellendi maj diperbarui pembaruan uppdaterad oppdatert bijgewerkt',
  date: 'fecha datum tarih tanggal ngay',
  time: 'hora heure zeit uhrzeit tijd zaman saat waktu czas ora horario momento thoi tidspunkt vremya',
  timestamp: 'zeitstempel horodatage marca tijdstempel',
  heartbeat: 'latido pulso battement herzschlag lebenszeichen pouls puls hartslag batimento senal',
  success:
    'exito exitosa exitoso sucesso succes reussi reussie erfolg erfolgreich riuscita basari basarili sukces berhasil uspeh',
  check:
    'verificacion verificacao verification controle controllo prufung pruefung kontrol sprawdzenie revision comprobacion cek',
  finished: 'terminado finalizado concluido termine beendet abgeschlossen fertig zakonczono selesai bitis fin',
  next: 'proxima proximo prochaine prochain nachste nachster naechste naechster volgende sonraki nastepny berikutnya siguiente prossimo prossima',
  started: 'inicio iniciado debut beginn gestartet baslangic mulai inizio start',
  created: 'creado criado cree erstellt creato utworzono dibuat olusturuldu',
}

const OTHER_SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/下次|次回|次の|다음|следующ|بعدی|التالي/, 'next'],
  [/开始|開始|启动|起動|시작|начал|старт|شروع/, 'started'],
  [/创建|創建|作成|생성|создан|ایجاد/, 'created'],
  [/失败|失敗|错误|エラー|오류|실패|ошибк|خطا/, 'failed'],
  [/成功|성공|успе|موفق/, 'success'],
  [/完成|完了|终了|終了|완료|заверш|законч/, 'finished'],
  [/心跳|生存|ハートビート|하트비트|생존|пульс|ضربان/, 'heartbeat'],
  [/最后|最後|上次|最近|最新|最終|前回|마지막|최근|최종|последн|آخرین|آخر/, 'last'],
  [/运行|運行|执行|執行|実行|실행|запуск|выполнен|اجرا/, 'run'],
  [/检查|檢查|チェック|確認|확인|점검|проверк|بررسی/, 'check'],
  [/更新|갱신|업데이트|обновл|به‌روز|تحديث/, 'updated'],
  [/时间戳|タイムスタンプ|타임스탬프/, 'timestamp'],
  [/时间|時間|時刻|日時|시간|시각|время|زمان|وقت/, 'time'],
  [/日期|日付|날짜|дата|تاریخ|تاريخ/, 'date'],
]

const english = new Map<string, string>()
for (const [word, list] of Object.entries(LATIN)) for (const foreign of list.split(' ')) english.set(foreign, word)

/** The English words behind a word of a key; the word itself where none is known. */
export function translate(word: string): readonly string[] {
  const latin = english.get(word)
  if (latin !== undefined) return [latin]
  if (/^[\x20-\x7e]*$/.test(word)) return [word]
  const found = OTHER_SCRIPTS.filter(([pattern]) => pattern.test(word)).map(([, meaning]) => meaning)
  return found.length > 0 ? found : [word]
}

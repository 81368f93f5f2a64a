@echo off
rem Writes the two-line status file of a program: what it is doing, and when it said so.
rem   heartbeat.bat waiting / login / trade / profit / error / custom ["text"] [folder]
rem Put the text between quotes:  heartbeat.bat trade "bought 3 & sold 2"
rem   ->  logs\heartbeat_status.txt, which begins: Trade executed - bought 3 & sold 2
rem
rem What was given is set exactly as it was written, quotes included, and is never a part of a command after that: PowerShell
rem reads it from the environment, where quotes, ampersands, percent and exclamation marks mean nothing.
setlocal EnableExtensions DisableDelayedExpansion
set HB_KIND=%1
set HB_TEXT=%2
set HB_FOLDER=%3
powershell -NoLogo -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command ^
  "try {" ^
  "  $ErrorActionPreference = 'Stop';" ^
  "  $quote = [string][char]34;" ^
  "  function Plain($given) {" ^
  "    $text = ([string]$given).Trim();" ^
  "    if ($text.Length -ge 2 -and $text.StartsWith($quote) -and $text.EndsWith($quote)) { $text = $text.Substring(1, $text.Length - 2) };" ^
  "    return ($text.Replace($quote + $quote, $quote) -replace '[\x00-\x1f\x7f]+', ' ').Trim()" ^
  "  };" ^
  "  $messages = @{" ^
  "    waiting = @(0x1F504, 'Waiting for signals');" ^
  "    login = @(0x2705, 'Login successful');" ^
  "    trade = @(0x1F4B0, 'Trade executed');" ^
  "    profit = @(0x1F3AF, 'Profit secured');" ^
  "    error = @(0x274C, 'Error occurred');" ^
  "    custom = @()" ^
  "  };" ^
  "  $kind = (Plain $env:HB_KIND).ToLowerInvariant();" ^
  "  $text = Plain $env:HB_TEXT;" ^
  "  if (-not $messages.ContainsKey($kind) -or ($kind -eq 'custom' -and -not $text)) {" ^
  "    [Console]::Error.WriteLine('usage: heartbeat.bat waiting, login, trade, profit, error or custom, then a text between quotes and a folder');" ^
  "    exit 2" ^
  "  };" ^
  "  $line = $text;" ^
  "  if ($kind -ne 'custom') {" ^
  "    $line = [char]::ConvertFromUtf32($messages[$kind][0]) + ' ' + $messages[$kind][1];" ^
  "    if ($text) { $line = $line + ' - ' + $text }" ^
  "  };" ^
  "  $folder = @((Plain $env:HB_FOLDER), $env:HEARTBEAT_LOG_DIR, 'logs') | Where-Object { $_ } | Select-Object -First 1;" ^
  "  $folder = (New-Item -ItemType Directory -Force -Path $folder).FullName;" ^
  "  $status = Join-Path $folder 'heartbeat_status.txt';" ^
  "  $time = [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture);" ^
  "  $new = $status + '.' + $PID;" ^
  "  [IO.File]::WriteAllText($new, $line + [char]10 + $time + [char]10, (New-Object Text.UTF8Encoding $false));" ^
  "  Move-Item -Force -LiteralPath $new -Destination $status" ^
  "} catch {" ^
  "  [Console]::Error.WriteLine('heartbeat.bat: the status could not be written: ' + $_.Exception.Message);" ^
  "  exit 1" ^
  "}"
exit /b %errorlevel%

@echo off
rem Runs Freshstart from any folder: installs and builds what is missing, then starts (scripts\start.mjs).
where node >nul 2>nul
if errorlevel 1 (
  echo freshstart: Node.js is not installed. Install Node 20.19 or later from https://nodejs.org, then start again. 1>&2
  exit /b 3
)
node --expose-gc --max-semi-space-size=8 --max-inlined-bytecode-size-cumulative=200 --no-turbo-loop-peeling --no-turbo-loop-variable --minimum-invocations-after-ic-update=3000 "%~dp0scripts\start.mjs" %*
exit /b %errorlevel%

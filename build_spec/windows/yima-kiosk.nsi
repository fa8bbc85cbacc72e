; The installer for Windows 10 and 11, 64 bit. By `python -m build_spec.windows`, which gives:
;   VERSION   such as 1.4.0          OUT      the file to write
;   PAYLOAD   the folder of the release: yima-kiosk.exe, yima-kiosk-session.exe, _internal, release.json
;   SCRIPTS   this folder            LICENCE  the project's licence
;   SIGN      (may lack) the command that signs a file, with %1 for its name
;
; For hundreds: `yima-kiosk-1.4.0-windows-amd64.exe /S`; what it ends with is in docs/windows.md.
; Debian's and Ubuntu's NSIS have this target, the download for Windows has not: the installer is made on Linux.
Target amd64-unicode
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel admin
SetCompressor /SOLID lzma
SetDatablockOptimize on
CRCCheck force
AllowRootDirInstall false
BrandingText " "

!include MUI2.nsh
!include x64.nsh
!include WinVer.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include nsDialogs.nsh

!define PRODUCT "YimaKiosk"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PRODUCT}"
!define REPORTS_KEY "SOFTWARE\Microsoft\Windows\Windows Error Reporting\ExcludedApplications"
!define GROUP "YimaKiosk"
!define ADMINISTRATORS "*S-1-5-32-544"
!define SYSTEM "*S-1-5-18"

; What it ends with, for whoever sends it to hundreds. NSIS itself has 1, somebody cancelled, and 2, a script ended it.
!define NOT_THIS_WINDOWS 10
!define OLDER 11
!define IN_USE 12
!define NO_FOLDERS 13
!define NOT_COPIED 14
!define PENDING 15
!define NOT_WIPED 16

Name "$(NAME)"
OutFile "${OUT}"
; Never asked for: below another folder, whoever may write there could put a program in the terminal's place.
InstallDir "$PROGRAMFILES64\${PRODUCT}"

!ifdef SIGN
  !finalize '${SIGN}'
  !uninstfinalize '${SIGN}'
!endif

Var Data    ; %ProgramData%\YimaKiosk
Var Before  ; the version that is there, or nothing
Var Wipe    ; 1: what the terminal keeps goes too
Var Choice

!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKLM
!define MUI_LANGDLL_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"
!define MUI_FINISHPAGE_TEXT "$(NEXT_STEPS)"
!define MUI_FINISHPAGE_TEXT_LARGE

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.AskWipe un.TakeWipe
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!include "${SCRIPTS}\words-simpchinese.nsh"
!include "${SCRIPTS}\words-english.nsh"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
!macro Facts LANGUAGE NAME WHAT
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAME}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${WHAT}"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "Apache-2.0"
!macroend
!insertmacro Facts ${LANG_SIMPCHINESE} "${PRODUCT_SIMPCHINESE}" "${WHAT_SIMPCHINESE}"
!insertmacro Facts ${LANG_ENGLISH} "${PRODUCT_ENGLISH}" "${WHAT_ENGLISH}"

; -- what both halves need ------------------------------------------------------------------------------

!macro Stop CODE WORDS
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONSTOP "${WORDS}" /SD IDOK
  Quit
!macroend

!macro Places
  SetRegView 64
  SetShellVarContext all
  StrCpy $Data "$APPDATA\${PRODUCT}"
!macroend

; -- installing -----------------------------------------------------------------------------------------

Function .onInit
  !insertmacro Places
  StrCpy $INSTDIR "$PROGRAMFILES64\${PRODUCT}" ; /D= is not followed, see above
  ${IfNot} ${RunningX64}
    !insertmacro Stop ${NOT_THIS_WINDOWS} "$(NOT_THIS_WINDOWS_WORDS)"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    !insertmacro Stop ${NOT_THIS_WINDOWS} "$(NOT_THIS_WINDOWS_WORDS)"
  ${EndIf}
  !insertmacro MUI_LANGDLL_DISPLAY
  ReadRegStr $Before HKLM "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $Before != ""
    ${VersionCompare} "$Before" "${VERSION}" $0
    ${If} $0 == 1
      !insertmacro Stop ${OLDER} "$(OLDER_WORDS)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; The accounts in this group are terminals: they read the settings, and write what the terminal keeps.
Function MakeFolders
  CreateDirectory "$Data"
  CreateDirectory "$Data\state"
  nsExec::ExecToLog '"$SYSDIR\net.exe" localgroup ${GROUP} /add /comment:"Yima terminals"'
  Pop $0 ; 2: it is there already
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$Data" /inheritance:r /grant:r "${ADMINISTRATORS}:(OI)(CI)F" "${SYSTEM}:(OI)(CI)F" "${GROUP}:(OI)(CI)RX"'
  Pop $0
  ${If} $0 != 0
    !insertmacro Stop ${NO_FOLDERS} "$(NO_FOLDERS_WORDS)"
  ${EndIf}
  nsExec::ExecToLog '"$SYSDIR\icacls.exe" "$Data\state" /grant:r "${GROUP}:(OI)(CI)M"'
  Pop $0
  ${If} $0 != 0
    !insertmacro Stop ${NO_FOLDERS} "$(NO_FOLDERS_WORDS)"
  ${EndIf}
FunctionEnd

; The program is one folder that is there whole or not at all: laid beside the former one, then renamed.
; Windows renames no folder of a program that runs, so a terminal that serves somebody is never changed.
Function LayProgram
  ${IfNot} ${FileExists} "$INSTDIR\app\*.*"
  ${AndIf} ${FileExists} "$INSTDIR\app.old\*.*"
    Rename "$INSTDIR\app.old" "$INSTDIR\app" ; the power went between the two renames below
  ${EndIf}
  RMDir /r "$INSTDIR\app.new"
  RMDir /r "$INSTDIR\app.old"
  ClearErrors
  SetOutPath "$INSTDIR\app.new"
  File /r "${PAYLOAD}\*.*"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    RMDir /r "$INSTDIR\app.new"
    !insertmacro Stop ${NOT_COPIED} "$(NOT_COPIED_WORDS)"
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\app\*.*"
    ClearErrors
    Rename "$INSTDIR\app" "$INSTDIR\app.old"
    ${If} ${Errors}
      RMDir /r "$INSTDIR\app.new"
      !insertmacro Stop ${IN_USE} "$(IN_USE_WORDS)"
    ${EndIf}
  ${EndIf}
  ClearErrors
  Rename "$INSTDIR\app.new" "$INSTDIR\app"
  ${If} ${Errors}
    Rename "$INSTDIR\app.old" "$INSTDIR\app"
    !insertmacro Stop ${NOT_COPIED} "$(NOT_COPIED_WORDS)"
  ${EndIf}
  RMDir /r "$INSTDIR\app.old"
FunctionEnd

Section "-program"
  SetDetailsPrint both
  Call MakeFolders
  Call LayProgram
  SetOutPath "$INSTDIR\session"
  File "${SCRIPTS}\shell-launcher.xml"
  File "${SCRIPTS}\session.ps1"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "$(NAME)"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\app\yima-kiosk.exe"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallerLanguage" "$LANGUAGE"
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" "$0"
  ; No report of a crash, in which a patient may be, is kept or sent.
  WriteRegDWORD HKLM "${REPORTS_KEY}" "yima-kiosk.exe" 1
  WriteRegDWORD HKLM "${REPORTS_KEY}" "yima-kiosk-session.exe" 1
SectionEnd

; -- removing -------------------------------------------------------------------------------------------

Function un.onInit
  !insertmacro Places
  !insertmacro MUI_UNGETLANGUAGE
  StrCpy $Wipe 0
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} "$0" "/WIPE" $1
  ${IfNot} ${Errors}
    StrCpy $Wipe 1
  ${EndIf}
FunctionEnd

Function un.AskWipe
  !insertmacro MUI_HEADER_TEXT "$(WIPE_TITLE)" "$(WIPE_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateRadioButton} 0 0 100% 14u "$(KEEP_IT)"
  Pop $0
  ${NSD_Check} $0
  ${NSD_CreateRadioButton} 0 18u 100% 14u "$(WIPE_IT)"
  Pop $Choice
  ${If} $Wipe == 1
    ${NSD_Check} $Choice
    ${NSD_Uncheck} $0
  ${EndIf}
  ${NSD_CreateLabel} 0 40u 100% 60u "$(WIPE_MEANS)"
  Pop $0
  nsDialogs::Show
FunctionEnd

Function un.TakeWipe
  ${NSD_GetState} $Choice $Wipe
FunctionEnd

; Money on its way, prints nobody was told of: the program itself knows, and only it wipes a terminal.
Function un.WipeTerminal
  ${IfNot} ${FileExists} "$Data\terminal.toml"
  ${AndIfNot} ${FileExists} "$Data\decommissioning.json"
    Return ; it never was one, or is none any more
  ${EndIf}
  nsExec::ExecToLog '"$INSTDIR\app\yima-kiosk.exe" decommission --check'
  Pop $0
  ${If} $0 != 0
  ${AndIfNot} ${FileExists} "$Data\decommissioning.json"
    !insertmacro Stop ${PENDING} "$(PENDING_WORDS)"
  ${EndIf}
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} "$1" "/BY=" $2
  ${If} ${Errors}
    StrCpy $2 "installer"
  ${EndIf}
  nsExec::ExecToLog '"$INSTDIR\app\yima-kiosk.exe" decommission --yes --by "$2"'
  Pop $0
  ${If} $0 != 0
    !insertmacro Stop ${NOT_WIPED} "$(NOT_WIPED_WORDS)"
  ${EndIf}
FunctionEnd

Section "Uninstall"
  SetOutPath "$TEMP"
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\app\*.*"
    Rename "$INSTDIR\app" "$INSTDIR\app.old"
    ${If} ${Errors}
      !insertmacro Stop ${IN_USE} "$(IN_USE_WORDS)"
    ${EndIf}
    Rename "$INSTDIR\app.old" "$INSTDIR\app" ; it does not run, and is needed once more
  ${EndIf}
  ${If} $Wipe == 1
    Call un.WipeTerminal
  ${EndIf}
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\app.old"
  RMDir /r "$INSTDIR\app.new"
  RMDir /r "$INSTDIR\session"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ${If} $Wipe == 1
    RMDir /r "$Data"
    nsExec::ExecToLog '"$SYSDIR\net.exe" localgroup ${GROUP} /delete'
    Pop $0
  ${EndIf}
  DeleteRegValue HKLM "${REPORTS_KEY}" "yima-kiosk.exe"
  DeleteRegValue HKLM "${REPORTS_KEY}" "yima-kiosk-session.exe"
  DeleteRegKey HKLM "${UNINSTALL_KEY}"
SectionEnd

<#
.SYNOPSIS
Makes this machine a terminal: its account, what that account's session is, and what patients cannot get at.

.DESCRIPTION
Run once, as an administrator, after the installer; harmless when repeated. `-Undo` takes back the session,
the keyboard filter and the policies; the account is left to the administrator.

Needs Windows 10 or 11 Enterprise, Education or IoT Enterprise for Shell Launcher and the keyboard filter.
On other editions it stops before it has changed anything.

This script has never been run on Windows: try it on one machine, and read docs/windows.md.
#>
[CmdletBinding()]
param(
    [switch] $Undo,
    # Hours of the day in which Windows does not restart for its updates; at most 18 of them.
    [ValidateRange(0, 23)] [int] $ServesFrom = 6,
    [ValidateRange(0, 23)] [int] $ServesUntil = 23
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$Group = 'YimaKiosk'
$Space = 'root\StandardCimv2\embedded'
$Here = Split-Path -Parent $MyInvocation.MyCommand.Path

# Policies of the machine: path, name, value. All of them DWORDs.
$Policies = @(
    # No swipes from the edges, no pen and touch gestures of the system's own.
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI', 'AllowEdgeSwipe', 0),
    # No notifications on the glass, no lock screen, no tips, no first sign-in animation.
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\Explorer', 'DisableNotificationCenter', 1),
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\PushNotifications', 'NoToastApplicationNotification', 1),
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\Personalization', 'NoLockScreen', 1),
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\CloudContent', 'DisableSoftLanding', 1),
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'EnableFirstLogonAnimation', 0),
    # No reports of crashes: a patient may be in them.
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\Windows Error Reporting', 'Disabled', 1),
    # Nothing on a stick is started, and nothing by itself.
    @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer', 'NoDriveTypeAutoRun', 255),
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\RemovableStorageDevices\{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}', 'Deny_Execute', 1),
    # Desktop programs may use the camera.
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\AppPrivacy', 'LetAppsAccessCamera', 1),
    # Windows restarts for its updates only while nobody is served.
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'SetActiveHours', 1),
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'ActiveHoursStart', $ServesFrom),
    @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate', 'ActiveHoursEnd', $ServesUntil)
)

# What a keyboard or a scanner that types may not press. Ctrl+Alt+Del stays with the administrator.
$Keys = @(
    'Win', 'Win+L', 'Win+R', 'Win+E', 'Win+Tab', 'Alt+Tab', 'Alt+Esc', 'Alt+F4', 'Alt+Space',
    'Ctrl+Esc', 'Ctrl+Alt+Del', 'Shift+Ctrl+Esc', 'Ctrl+Tab', 'Win+U', 'LShift+LAlt+NumLock'
)

function Assert-Administrator {
    $me = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
    if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        throw 'Run this as an administrator.'
    }
}

function Enable-Feature([string] $Name) {
    $feature = Get-WindowsOptionalFeature -Online -FeatureName $Name
    if ($null -eq $feature) { throw "This edition of Windows has no $Name." }
    if ($feature.State -ne 'Enabled') {
        Enable-WindowsOptionalFeature -Online -FeatureName $Name -All -NoRestart | Out-Null
    }
}

function Set-Session {
    # The MDM bridge takes the configuration as text; it is there for the local system account alone.
    $xml = Get-Content -Raw -Encoding UTF8 (Join-Path $Here 'shell-launcher.xml')
    $instance = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
    $instance.ShellLauncher = [System.Net.WebUtility]::HtmlEncode($xml)
    Set-CimInstance -CimInstance $instance
}

function Clear-Session {
    $instance = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
    $instance.ShellLauncher = $null
    Set-CimInstance -CimInstance $instance
}

function Set-Keys([bool] $Blocked) {
    foreach ($id in $Keys) {
        $key = Get-CimInstance -Namespace $Space -ClassName 'WEKF_PredefinedKey' -Filter "Id = '$id'"
        if ($null -ne $key) {
            $key.Enabled = $Blocked
            Set-CimInstance -CimInstance $key
        }
    }
    # Whoever administers the machine types as usual.
    $setting = Get-CimInstance -Namespace $Space -ClassName 'WEKF_Settings' -Filter "Name = 'DisableKeyboardFilterForAdministrators'"
    if ($null -ne $setting) {
        $setting.Value = 'true'
        Set-CimInstance -CimInstance $setting
    }
}

function Set-Policies([bool] $Set) {
    foreach ($policy in $Policies) {
        $path, $name, $value = $policy
        if ($Set) {
            if (-not (Test-Path $path)) { New-Item -Path $path -Force | Out-Null }
            New-ItemProperty -Path $path -Name $name -Value $value -PropertyType DWord -Force | Out-Null
        } elseif (Test-Path $path) {
            Remove-ItemProperty -Path $path -Name $name -ErrorAction SilentlyContinue
        }
    }
}

function Set-Power {
    # The glass never goes dark by itself, and the machine never sleeps; no memory is written to the disk.
    powercfg /change monitor-timeout-ac 0
    powercfg /change standby-timeout-ac 0
    powercfg /change hibernate-timeout-ac 0
    powercfg /hibernate off
}

function Add-TerminalAccount {
    # Windows makes this account at the first start after Shell Launcher has been set.
    $account = Get-LocalUser | Where-Object { $_.Name -like 'kioskUser*' } | Select-Object -First 1
    if ($null -eq $account) {
        Write-Output 'Restart the machine and run this once more: the account is made at that start.'
        return
    }
    $members = @(Get-LocalGroupMember -Group $Group -ErrorAction SilentlyContinue)
    if (-not ($members | Where-Object { $_.SID -eq $account.SID })) {
        Add-LocalGroupMember -Group $Group -Member $account
    }
    Write-Output "$($account.Name) is a terminal's account now."
}

Assert-Administrator
if ($Undo) {
    Clear-Session
    Set-Keys $false
    Set-Policies $false
    return
}
Enable-Feature 'Client-EmbeddedShellLauncher'
Enable-Feature 'Client-KeyboardFilter'
if ($null -eq (Get-LocalGroup -Name $Group -ErrorAction SilentlyContinue)) {
    New-LocalGroup -Name $Group -Description 'Yima terminals' | Out-Null
}
Set-Policies $true
Set-Power
Set-Session
Set-Keys $true
Add-TerminalAccount

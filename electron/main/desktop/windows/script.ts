/**
 * What PowerShell does, line by line of JSON. Nothing of the person's goes into it: texts travel through the clipboard,
 * and keys are among four of ours.
 */
export const script = String.raw`
[Console]::InputEncoding = [Console]::OutputEncoding = [Text.UTF8Encoding]::new($false)
Add-Type -AssemblyName UIAutomationClient, UIAutomationTypes, System.Windows.Forms
Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
public static class User {
  [StructLayout(LayoutKind.Sequential)] public struct Rect { public int Left, Top, Right, Bottom; }
  [DllImport("user32.dll")] public static extern IntPtr GetForegroundWindow();
  [DllImport("user32.dll")] public static extern bool SetForegroundWindow(IntPtr window);
  [DllImport("user32.dll")] public static extern uint GetWindowThreadProcessId(IntPtr window, out uint process);
  [DllImport("user32.dll")] public static extern bool GetWindowRect(IntPtr window, out Rect rect);
}
'@
function Front {
  $window = [User]::GetForegroundWindow()
  $process = [uint32]0
  [void][User]::GetWindowThreadProcessId($window, [ref]$process)
  $rect = New-Object User+Rect
  [void][User]::GetWindowRect($window, [ref]$rect)
  @{
    window = "$window"
    program = (Get-Process -Id $process).ProcessName
    place = @{ x = $rect.Left; y = $rect.Top; width = $rect.Right - $rect.Left; height = $rect.Bottom - $rect.Top }
  }
}
function Selected {
  $answer = @{ isPassword = $false; selected = $null; before = '' }
  $element = [Windows.Automation.AutomationElement]::FocusedElement
  if ($element -eq $null) { return $answer }
  if ($element.Current.IsPassword) { $answer.isPassword = $true; return $answer }
  $pattern = $null
  if ($element.TryGetCurrentPattern([Windows.Automation.TextPattern]::Pattern, [ref]$pattern)) {
    $range = $pattern.GetSelection() | Select-Object -First 1
    if ($range -ne $null) {
      $answer.selected = $range.GetText(200000)
      $before = $range.Clone()
      $start = [Windows.Automation.Text.TextPatternRangeEndpoint]::Start
      $end = [Windows.Automation.Text.TextPatternRangeEndpoint]::End
      $before.MoveEndpointByRange($end, $range, $start)
      [void]$before.MoveEndpointByUnit($start, [Windows.Automation.Text.TextUnit]::Character, -2000)
      $answer.before = $before.GetText(2000)
    }
  }
  $answer
}
while ($null -ne ($line = [Console]::In.ReadLine())) {
  $answer = $null
  try {
    $question = $line | ConvertFrom-Json
    switch ($question.do) {
      'front' { $answer = Front }
      'selected' { $answer = Selected }
      'activate' { $answer = [User]::SetForegroundWindow([IntPtr][long]$question.window) }
      'keys' { [Windows.Forms.SendKeys]::SendWait($question.keys); $answer = $true }
    }
  } catch { }
  [Console]::Out.WriteLine((ConvertTo-Json -InputObject $answer -Compress -Depth 4))
}
`;

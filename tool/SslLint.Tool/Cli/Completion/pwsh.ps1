# Completion of dotnet-sslconnect for PowerShell. In $PROFILE: dotnet-sslconnect completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName dotnet-sslconnect -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -le $cursorPosition } | ForEach-Object { $_.ToString() })
    if ($wordToComplete -eq '') { $words += '' }
    & $commandAst.CommandElements[0].ToString() complete '--' @words 2>$null | ForEach-Object {
        $label, $description = $_ -split "`t", 2
        [System.Management.Automation.CompletionResult]::new($label, $label, 'ParameterValue', $(if ($description) { $description } else { $label }))
    }
}

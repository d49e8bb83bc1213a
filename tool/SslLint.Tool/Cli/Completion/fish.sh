# Completion of dotnet-sslconnect for fish. As ~/.config/fish/completions/dotnet-sslconnect.fish: dotnet-sslconnect completion fish > that file
function __dotnet_sslconnect_offers
    set -l words (commandline -opc) (commandline -ct)
    set -g __dotnet_sslconnect_offered ($words[1] complete -- $words[2..-1] 2>/dev/null)
    test (count $__dotnet_sslconnect_offered) -gt 0
end
# Where nothing is offered, fish completes files.
complete -c dotnet-sslconnect -n __dotnet_sslconnect_offers -f -a '(printf "%s\n" $__dotnet_sslconnect_offered)'

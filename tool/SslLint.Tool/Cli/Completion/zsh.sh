#compdef dotnet-sslconnect
# Completion of dotnet-sslconnect for zsh. In ~/.zshrc, after compinit: source <(dotnet-sslconnect completion zsh)
# or as a file _dotnet-sslconnect in a folder of $fpath.
_dotnet_sslconnect() {
    local line
    local -a found
    for line in "${(@f)$(${words[1]} complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -z $line ]] || found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    if (( $#found )); then
        _describe 'dotnet-sslconnect' found
    else
        _files
    fi
}
if [[ $funcstack[1] == _dotnet-sslconnect ]]; then
    _dotnet_sslconnect "$@"
else
    compdef _dotnet_sslconnect dotnet-sslconnect
fi

# Completion of dotnet-sslconnect for bash. In ~/.bashrc: source <(dotnet-sslconnect completion bash)
_dotnet_sslconnect() {
    local word words=()
    # bash takes '--format=json' apart at the '='.
    for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        [ "$word" = = ] || words+=("$word")
    done
    [ "${COMP_WORDS[COMP_CWORD]}" != = ] || words+=("")
    mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" complete -- "${words[@]}" 2>/dev/null | cut -f 1)
}
complete -o default -F _dotnet_sslconnect dotnet-sslconnect

/**
 * The scripts that a shell reads. At each press of the tab key they call `glasshouse complete -- WORDS`, which prints a
 * suggestion and a description to the line; where it prints nothing, the shell offers files. The words reach the command
 * as they stand: nothing typed is ever evaluated. None needs a package of its own (bash: no bash-completion).
 */

const bash = `# bash completion of glasshouse; works with bash 3.2 and later
_glasshouse() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    [ -n "$line" ] && COMPREPLY+=("\${line%%$'\\t'*}")
  done < <("\${COMP_WORDS[0]}" complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _glasshouse glasshouse
`

const zsh = `#compdef glasshouse
# zsh completion of glasshouse
_glasshouse() {
  local line
  local -a suggestions
  while IFS= read -r line; do
    [[ -n "$line" ]] && suggestions+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <("\${words[1]}" complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)
  if (( $#suggestions )); then
    _describe 'glasshouse' suggestions
  else
    _files
  fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _glasshouse glasshouse
`

const fish = `# fish completion of glasshouse
function __glasshouse_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l suggestions (command $words[1] complete -- $words[2..-1] 2>/dev/null)
    if test (count $suggestions) -gt 0
        printf '%s\\n' $suggestions
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c glasshouse -f -a '(__glasshouse_complete)'
`

/** The script for each shell we know. */
export const scripts = { bash, zsh, fish } as const
export type Shell = keyof typeof scripts

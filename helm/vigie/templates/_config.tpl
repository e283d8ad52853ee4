{{/* The agents' configurations: agent.config, and what only the chart knows. */}}

{{- define "vigie.brokerUrl" -}}
{{- if eq .Values.broker.mode "external" -}}
{{ .Values.broker.external.url }}
{{- else -}}
mqtt://{{ include "vigie.fullname" . }}-mosquitto:1883
{{- end }}
{{- end }}

{{/* (dict "root" $ "config" … "keep" <whether there is something to keep> "node" <whether it reads its node>
     "figures" <whether it takes the broker's>) */}}
{{- define "vigie.agentConfig" -}}
{{- $values := .root.Values -}}
{{- $broker := dict "url" (include "vigie.brokerUrl" .root) "figures" .figures -}}
{{- if $values.broker.auth.enabled -}}
{{- $_ := merge $broker (dict "username" "agent" "password_file" "/etc/vigie-broker/agent") -}}
{{- end -}}
{{- if and (eq $values.broker.mode "external") $values.broker.external.caSecret -}}
{{- $_ := set $broker "ca_file" "/etc/vigie-ca/ca.crt" -}}
{{- end -}}
{{- $node := dict "enabled" false -}}
{{- if .node -}}
{{- $node = merge (dict "procfs" "/host/proc" "sysfs" "/host/sys" "rootfs" "/host/root") (.config.node | default dict) -}}
{{- end -}}
{{- $own := dict "broker" (merge $broker (.config.broker | default dict)) "node" $node -}}
{{- if .keep -}}
{{- $_ := set $own "state" (merge (dict "directory" "/var/lib/vigie") (.config.state | default dict)) -}}
{{- end -}}
{{- merge $own (omit (deepCopy .config) "broker" "node" "state") | toYaml -}}
{{- end }}

{{/* The agents beside those on the nodes, as JSON {"all": [{name, config}]}: none with mode `node`. */}}
{{- define "vigie.centralAgents" -}}
{{- $all := list -}}
{{- if ne .Values.broker.mode "node" -}}
{{- $config := .Values.agent.config -}}
{{- range .Values.agent.filters -}}
{{- $rules := get (include "vigie.narrowedRules" (dict "rules" $config.rules "filter" .filter) | fromJson) "rules" -}}
{{- $own := merge (deepCopy (.config | default dict)) (dict "rules" $rules) (deepCopy $config) -}}
{{- $all = append $all (dict "name" (printf "plant-%s" .name) "config" $own) -}}
{{- else -}}
{{- $all = list (dict "name" "plant" "config" $config) -}}
{{- end -}}
{{- end -}}
{{- dict "all" $all | toJson -}}
{{- end }}

{{/* Rules as an agent has them that only hears the topics of a filter, as JSON {"rules": […], "labels": {…}}: a capture at
     whose place the filter names something becomes that, and a label of it. (dict "rules" […] "filter" "plant/lyon/press/#") */}}
{{- define "vigie.narrowedRules" -}}
{{- $rules := list -}}
{{- $pinned := dict -}}
{{- range .rules -}}
{{- $one := include "vigie.narrowedTopic" (dict "topic" .topic "filter" $.filter) | fromJson -}}
{{- if $one.fits -}}
{{- $rule := merge (dict "topic" $one.topic) (deepCopy .) -}}
{{- if $one.labels -}}
{{- $_ := set $rule "labels" (merge (deepCopy $one.labels) (.labels | default dict)) -}}
{{- $_ := merge $pinned $one.labels -}}
{{- end -}}
{{- $rules = append $rules $rule -}}
{{- end -}}
{{- end -}}
{{- dict "rules" $rules "labels" $pinned | toJson -}}
{{- end }}

{{/* JSON {"fits": <whether a topic can be of both>, "topic": …, "labels": {…}} */}}
{{- define "vigie.narrowedTopic" -}}
{{- $filter := splitList "/" .filter -}}
{{- $topic := splitList "/" .topic -}}
{{- $levels := list -}}
{{- $labels := dict -}}
{{- $fits := true -}}
{{- $open := false -}}
{{- range $i, $level := $topic -}}
{{- $by := "#" -}}
{{- if not $open -}}
{{- if ge $i (len $filter) -}}{{- $fits = false -}}{{- else -}}{{- $by = index $filter $i -}}{{- end -}}
{{- end -}}
{{- if eq $by "#" -}}{{- $open = true -}}{{- end -}}
{{- if or $open (eq $by "+") (eq $by $level) -}}
{{- $levels = append $levels $level -}}
{{- else if or (eq $level "#") (hasSuffix "#}" $level) -}}
{{- fail (printf "agent.filters: '%s' is narrower than the rest that the rule for '%s' takes: name the levels in the rule" $.filter $.topic) -}}
{{- else if or (eq $level "+") (hasPrefix "{" $level) -}}
{{- $levels = append $levels $by -}}
{{- if hasPrefix "{" $level -}}{{- $_ := set $labels (trimAll "{}" $level) $by -}}{{- end -}}
{{- else -}}
{{- $fits = false -}}
{{- end -}}
{{- end -}}
{{- if and (not $open) (lt (len $topic) (len $filter)) -}}
{{- $fits = and $fits (eq (add1 (len $topic)) (len $filter)) (eq (last $filter) "#") -}}
{{- end -}}
{{- dict "fits" $fits "topic" (join "/" $levels) "labels" $labels | toJson -}}
{{- end }}

{{/* What a schema can not say: values that do not go together, each with the mend. */}}
{{- define "vigie.check" -}}
{{- $broker := .Values.broker -}}
{{- $agent := .Values.agent -}}
{{- if eq $broker.mode "external" -}}
{{- if not $broker.external.url -}}{{- fail "broker.external.url: mode external needs the broker's address, as mqtt://broker.plant:1883" -}}{{- end -}}
{{- if and $broker.auth.enabled (not $broker.auth.existingSecret) -}}
{{- fail "broker.auth.existingSecret: the password of an external broker can not be made here: name a Secret with the key agent, or set broker.auth.enabled=false" -}}
{{- end -}}
{{- end -}}
{{- if and $broker.hostPort.enabled (ne $broker.mode "node") -}}{{- fail "broker.hostPort.enabled: only with broker.mode=node; reach a central broker by a Service of type LoadBalancer" -}}{{- end -}}
{{- if and $agent.filters (eq $broker.mode "node") -}}{{- fail "agent.filters: only with broker.mode=central or external; with node each node's agent takes its node's machines" -}}{{- end -}}
{{- range $key := list "url" "username" "password_file" "ca_file" "figures" -}}
{{- if hasKey ($agent.config.broker | default dict) $key -}}{{- fail (printf "agent.config.broker.%s: the chart sets it: use broker.mode, broker.external and broker.auth" $key) -}}{{- end -}}
{{- end -}}
{{- if hasKey $agent.config "brokers" -}}{{- fail "agent.config.brokers: the chart gives each agent its one broker: use broker.mode" -}}{{- end -}}
{{- if $agent.filters -}}
{{- range $key := list "inventory" "include" "commands" -}}
{{- if hasKey $agent.config $key -}}{{- fail (printf "agent.config.%s: with agent.filters it belongs in config of an entry, for all agents would take it" $key) -}}{{- end -}}
{{- end -}}
{{- include "vigie.checkFilters" . -}}
{{- end -}}
{{- if .Values.sensorSim.enabled -}}
{{- if and (gt (float64 .Values.sensorSim.speed) 1.0) (ne (toString $agent.config.clock) "payload") -}}
{{- fail "sensorSim.speed: above 1 the plant's clock runs ahead of the agents': set agent.config.clock=payload" -}}
{{- end -}}
{{- if and $broker.auth.enabled (not $broker.auth.existingSecret) (not (has "sensors" $broker.auth.users)) -}}
{{- fail "sensorSim.enabled: it publishes as the user sensors: name it in broker.auth.users" -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* A machine is judged as a whole, so it must not be heard by two: any two filters name different sites, lines or machines. */}}
{{- define "vigie.checkFilters" -}}
{{- $seen := list -}}
{{- range $one := .Values.agent.filters -}}
{{- $narrowed := include "vigie.narrowedRules" (dict "rules" $.Values.agent.config.rules "filter" $one.filter) | fromJson -}}
{{- if not $narrowed.rules -}}{{- fail (printf "agent.filters: no rule of agent.config takes a topic of '%s'" $one.filter) -}}{{- end -}}
{{- range $other := $seen -}}
{{- $apart := false -}}
{{- range $label := list "site" "line" "machine" -}}
{{- $a := get $narrowed.labels $label -}}
{{- $b := get $other.labels $label -}}
{{- if and $a $b (ne $a $b) -}}{{- $apart = true -}}{{- end -}}
{{- end -}}
{{- if not $apart -}}{{- fail (printf "agent.filters: '%s' and '%s' name no different site, line or machine: two agents could hear the same machine" $other.filter $one.filter) -}}{{- end -}}
{{- end -}}
{{- $seen = append $seen (dict "filter" $one.filter "labels" $narrowed.labels) -}}
{{- end -}}
{{- end }}

{{/* The three services, as JSON {"all": [{name, port, values, args}]}. */}}
{{- define "vigie.services" -}}
{{- $name := include "vigie.fullname" . -}}
{{- $all := list -}}
{{- if .Values.services.enabled -}}
{{- $upstream := list (printf "--upstream.age=http://%s-service-age:8081" $name) (printf "--upstream.weight=http://%s-service-poids:8082" $name) -}}
{{- $all = append $all (dict "name" "api-gateway" "port" 8080 "values" .Values.services.apiGateway "args" $upstream) -}}
{{- $all = append $all (dict "name" "service-age" "port" 8081 "values" .Values.services.serviceAge "args" list) -}}
{{- $all = append $all (dict "name" "service-poids" "port" 8082 "values" .Values.services.servicePoids "args" list) -}}
{{- end -}}
{{- dict "all" $all | toJson -}}
{{- end }}

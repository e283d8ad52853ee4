{{/* Who may talk with whom: parts of NetworkPolicies. */}}

{{/* Pods of this release. (dict "root" $ "component" "mosquitto") */}}
{{- define "vigie.peer" -}}
- podSelector:
    matchLabels:
      {{- include "vigie.selector" . | nindent 6 }}
{{- end }}

{{/* The cluster's name server. */}}
{{- define "vigie.toNames" -}}
- to:
    - namespaceSelector:
        matchLabels: {kubernetes.io/metadata.name: kube-system}
      podSelector:
        matchLabels: {k8s-app: kube-dns}
  ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
{{- end }}

{{- define "vigie.toBroker" -}}
{{- if eq .Values.broker.mode "external" -}}
{{- $address := .Values.broker.external.url | splitList "://" | last -}}
{{- $port := regexFind ":[0-9]+$" $address | trimPrefix ":" | default (ternary "8883" "1883" (hasPrefix "mqtts" .Values.broker.external.url)) -}}
- ports:
    - {port: {{ $port }}, protocol: TCP}
{{- else -}}
- to:
    {{- include "vigie.peer" (dict "root" . "component" "mosquitto") | nindent 4 }}
  ports:
    - {port: mqtt, protocol: TCP}
{{- end }}
{{- end }}

{{/* Whom the policy is for. (dict "root" $ "component" …) */}}
{{- define "vigie.policyFor" -}}
podSelector:
  matchLabels:
    {{- include "vigie.selector" . | nindent 4 }}
policyTypes: [Ingress, Egress]
{{- end }}

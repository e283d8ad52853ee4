{{/* Names, labels and images. */}}

{{- define "vigie.fullname" -}}
{{- $name := .Values.fullnameOverride | default .Release.Name -}}
{{- $name | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{/* What a pod is selected by. (dict "root" $ "component" "mosquitto") */}}
{{- define "vigie.selector" -}}
app.kubernetes.io/name: {{ .root.Chart.Name }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "vigie.labels" -}}
{{ include "vigie.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: vigie
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- with .root.Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* Name, namespace and labels of an object. (dict "root" $ "component" "mosquitto" "name" "mosquitto-acl"): `name` without
     the release, and without it the component. */}}
{{- define "vigie.metadata" -}}
name: {{ include "vigie.fullname" .root }}-{{ .name | default .component }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "vigie.labels" . | nindent 2 }}
{{- end }}

{{/* One of Vigie's own images. (dict "root" $ "image" .Values.agent.image) */}}
{{- define "vigie.image" -}}
{{- $registry := .root.Values.image.registry | trimSuffix "/" -}}
{{- with $registry }}{{ . }}/{{ end }}{{ .image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- define "vigie.brokerImage" -}}
{{ .Values.broker.image.repository }}:{{ .Values.broker.image.tag }}
{{- end }}

{{- define "vigie.passwordsSecret" -}}
{{ .Values.broker.auth.existingSecret | default (printf "%s-mqtt-passwords" (include "vigie.fullname" .)) }}
{{- end }}

{{- define "vigie.aclSecret" -}}
{{ .Values.broker.auth.existingAclSecret | default (printf "%s-mqtt-acl" (include "vigie.fullname" .)) }}
{{- end }}

{{/* The same of what an operator selects by labels. */}}
{{- define "vigie.monitorMetadata" -}}
{{ include "vigie.metadata" . }}
{{- with .root.Values.monitoring.labels }}
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* What all pods have in common: nobody is root, nothing can be written, no more rights than at the start. */}}

{{/* (dict "root" $ "uid" 65532) */}}
{{- define "vigie.podSecurity" -}}
serviceAccountName: {{ include "vigie.fullname" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .uid }}
  runAsGroup: {{ .uid }}
  fsGroup: {{ .uid }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "vigie.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* A container that gives a directory of the node, which Kubernetes makes root's, to who will write there. It may do
     nothing else. (dict "root" $ "uid" 1883 "volume" "data") */}}
{{- define "vigie.ownDirectory" -}}
- name: own-directory
  image: {{ include "vigie.brokerImage" .root }}
  imagePullPolicy: {{ .root.Values.image.pullPolicy }}
  command: [chown, "{{ .uid }}:{{ .uid }}", /own]
  securityContext:
    runAsNonRoot: false
    runAsUser: 0
    runAsGroup: 0
    allowPrivilegeEscalation: false
    readOnlyRootFilesystem: true
    capabilities: {drop: [ALL], add: [CHOWN]}
  resources:
    requests: {cpu: 10m, memory: 16Mi}
    limits: {memory: 32Mi}
  volumeMounts:
    - {name: {{ .volume }}, mountPath: /own}
{{- end }}

{{/* A directory of the node for this release alone. (dict "root" $ "path" "/var/lib/vigie" "what" "agent") */}}
{{- define "vigie.hostPath" -}}
hostPath:
  path: {{ .path | trimSuffix "/" }}/{{ .root.Release.Namespace }}-{{ include "vigie.fullname" .root }}/{{ .what }}
  type: DirectoryOrCreate
{{- end }}

{{/* (dict "path" "/-/healthy" "port" "http"), of HTTP; without a path whether the port answers */}}
{{- define "vigie.probe" -}}
{{- if .path -}}
httpGet: {path: {{ .path }}, port: {{ .port }}}
{{- else -}}
tcpSocket: {port: {{ .port }}}
{{- end }}
{{- end }}

{{/* Half a minute to come up, out of the way within half a minute, restarted after one. (dict "health" … "ready" … "port" …) */}}
{{- define "vigie.probes" -}}
startupProbe:
  {{- include "vigie.probe" (dict "path" .health "port" .port) | nindent 2 }}
  periodSeconds: 1
  failureThreshold: 30
readinessProbe:
  {{- include "vigie.probe" (dict "path" .ready "port" .port) | nindent 2 }}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
livenessProbe:
  {{- include "vigie.probe" (dict "path" .health "port" .port) | nindent 2 }}
  periodSeconds: 15
  timeoutSeconds: 5
  failureThreshold: 4
{{- end }}

{{/* (dict "root" $ "component" "mosquitto" "name" … "kept" <size, storageClass>) */}}
{{- define "vigie.claim" -}}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  {{- include "vigie.metadata" . | nindent 2 }}
spec:
  accessModes: [ReadWriteOnce]
  {{- with .kept.storageClass }}
  storageClassName: {{ . }}
  {{- end }}
  resources:
    requests: {storage: {{ .kept.size }}}
{{- end }}

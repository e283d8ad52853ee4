{{/* The broker's pod, which is the same on every node and alone for the plant. */}}

{{- define "vigie.brokerPort" -}}
{{ if .Values.broker.tls.secretName }}mqtts{{ else }}mqtt{{ end }}
{{- end }}

{{/* (dict "root" $ "data" <volume source of /mosquitto/data> "prepare" <whether it has to be given to the broker first>) */}}
{{- define "vigie.brokerPod" -}}
{{- $root := .root -}}
{{- $broker := .root.Values.broker -}}
metadata:
  labels:
    {{- include "vigie.labels" (dict "root" $root "component" "mosquitto") | nindent 4 }}
  annotations:
    # Mosquitto reads most of its settings only when it starts, so a change rolls the pods.
    checksum/config: {{ include (print $root.Template.BasePath "/broker-config.yaml") $root | sha256sum }}
    checksum/acl: {{ $broker.auth.acl | sha256sum }}
spec:
  {{- include "vigie.podSecurity" (dict "root" $root "uid" 1883) | nindent 2 }}
  terminationGracePeriodSeconds: 30
  {{- with $root.Values.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- if eq $broker.mode "node" }}
  nodeSelector:
    {{- toYaml $root.Values.agent.nodeSelector | nindent 4 }}
  tolerations:
    {{- toYaml $root.Values.agent.tolerations | nindent 4 }}
  {{- end }}
  initContainers:
    {{- if .prepare }}
    {{- include "vigie.ownDirectory" (dict "root" $root "uid" 1883 "volume" "data") | nindent 4 }}
    {{- end }}
    # What Secrets mount are links, which Mosquitto does not follow to passwords.
    - name: copy-secrets
      image: {{ include "vigie.brokerImage" $root }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      command:
        - sh
        - -euc
        - |
          umask 077
          {{- if $broker.auth.enabled }}
          : >/auth/passwords
          for user in /secrets/passwords/*; do
            mosquitto_passwd -b /auth/passwords "${user##*/}" "$(head -n 1 "$user")"
          done
          cp /secrets/acl/acl /auth/acl
          {{- end }}
          {{- if $broker.tls.secretName }}
          cp /secrets/tls/tls.crt /secrets/tls/tls.key /auth/
          {{- end }}
      securityContext:
        {{- include "vigie.containerSecurity" . | nindent 8 }}
      resources:
        requests: {cpu: 10m, memory: 16Mi}
        limits: {memory: 32Mi}
      volumeMounts:
        {{- if $broker.auth.enabled }}
        - {name: passwords, mountPath: /secrets/passwords, readOnly: true}
        - {name: acl, mountPath: /secrets/acl, readOnly: true}
        {{- end }}
        {{- if $broker.tls.secretName }}
        - {name: tls, mountPath: /secrets/tls, readOnly: true}
        {{- end }}
        - {name: auth, mountPath: /auth}
        - {name: tmp, mountPath: /tmp}
  containers:
    - name: mosquitto
      image: {{ include "vigie.brokerImage" $root }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      command: [mosquitto, -c, /mosquitto/config/mosquitto.conf]
      ports:
        - name: mqtt
          containerPort: 1883
          {{- if and $broker.hostPort.enabled (not $broker.tls.secretName) }}
          {{- include "vigie.hostPort" $broker | nindent 10 }}
          {{- end }}
        {{- if $broker.tls.secretName }}
        - name: mqtts
          containerPort: 8883
          {{- if $broker.hostPort.enabled }}
          {{- include "vigie.hostPort" $broker | nindent 10 }}
          {{- end }}
        {{- end }}
      {{- include "vigie.probes" (dict "port" "mqtt") | nindent 6 }}
      securityContext:
        {{- include "vigie.containerSecurity" . | nindent 8 }}
      resources:
        {{- toYaml $broker.resources | nindent 8 }}
      volumeMounts:
        - {name: config, mountPath: /mosquitto/config, readOnly: true}
        - {name: auth, mountPath: /mosquitto/auth, readOnly: true}
        - {name: data, mountPath: /mosquitto/data}
  volumes:
    - name: config
      configMap:
        name: {{ include "vigie.fullname" $root }}-mosquitto
    {{- if $broker.auth.enabled }}
    - name: passwords
      secret:
        secretName: {{ include "vigie.passwordsSecret" $root }}
        defaultMode: 0440
    - name: acl
      secret:
        secretName: {{ include "vigie.aclSecret" $root }}
        defaultMode: 0440
    {{- end }}
    {{- with $broker.tls.secretName }}
    - name: tls
      secret:
        secretName: {{ . }}
        defaultMode: 0440
    {{- end }}
    - name: auth
      emptyDir: {medium: Memory, sizeLimit: 1Mi}
    - name: tmp
      emptyDir: {medium: Memory, sizeLimit: 1Mi}
    - name: data
      {{- toYaml .data | nindent 6 }}
{{- end }}

{{- define "vigie.hostPort" -}}
hostPort: {{ .hostPort.port }}
{{- with .hostPort.address }}
hostIP: {{ . }}
{{- end }}
{{- end }}

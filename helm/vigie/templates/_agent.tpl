{{/* The agent's pod: on every node, and beside them with mode central and external. */}}

{{/* What tells the agents' workloads apart: `node`, or the name of a central one. (dict "root" $ "agent" "node") */}}
{{- define "vigie.agentSelector" -}}
{{ include "vigie.selector" (dict "root" .root "component" "vigie-agent") }}
vigie-agent: {{ .agent }}
{{- end }}

{{/* (dict "root" $ "agent" "node" "host" <what it calls its host> "node" <whether it reads its node>
     "data" <volume source, or nothing> "prepare" <whether it has to be given to the agent first>) */}}
{{- define "vigie.agentPod" -}}
{{- $root := .root -}}
{{- $values := .root.Values -}}
{{- $probes := dict "port" "http" -}}
{{- if not $values.agent.webConfig -}}{{- $probes = dict "port" "http" "health" "/-/healthy" "ready" "/-/ready" -}}{{- end -}}
metadata:
  labels:
    {{- include "vigie.labels" (dict "root" $root "component" "vigie-agent") | nindent 4 }}
    vigie-agent: {{ .agent }}
spec:
  {{- include "vigie.podSecurity" (dict "root" $root "uid" 65532) | nindent 2 }}
  terminationGracePeriodSeconds: 30
  {{- with $values.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  {{- if .node }}
  nodeSelector:
    {{- toYaml $values.agent.nodeSelector | nindent 4 }}
  tolerations:
    {{- toYaml $values.agent.tolerations | nindent 4 }}
  {{- end }}
  {{- if .prepare }}
  initContainers:
    {{- include "vigie.ownDirectory" (dict "root" $root "uid" 65532 "volume" "state") | nindent 4 }}
  {{- end }}
  containers:
    - name: vigie-agent
      image: {{ include "vigie.image" (dict "root" $root "image" $values.agent.image) }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      command: [vigie-agent]
      args:
        - --config.file=/etc/vigie/vigie.yaml
        # The running agent takes up a new ConfigMap by itself: no series is lost, and nothing has to be learned again.
        - --config.watch
        - --host.name={{ .host }}
        - --log.level={{ $values.agent.logLevel }}
        {{- if $values.agent.webConfig }}
        - --web.config.file=/etc/vigie-web/web-config.yml
        {{- end }}
      {{- if .node }}
      env:
        - name: NODE_NAME
          valueFrom: {fieldRef: {fieldPath: spec.nodeName}}
      {{- end }}
      ports:
        - {name: http, containerPort: 9469}
      {{- include "vigie.probes" $probes | nindent 6 }}
      securityContext:
        {{- include "vigie.containerSecurity" . | nindent 8 }}
      resources:
        {{- toYaml $values.agent.resources | nindent 8 }}
      volumeMounts:
        - {name: config, mountPath: /etc/vigie, readOnly: true}
        {{- if $values.broker.auth.enabled }}
        - {name: password, mountPath: /etc/vigie-broker, readOnly: true}
        {{- end }}
        {{- if and (eq $values.broker.mode "external") $values.broker.external.caSecret }}
        - {name: ca, mountPath: /etc/vigie-ca, readOnly: true}
        {{- end }}
        {{- if $values.agent.webConfig }}
        - {name: web, mountPath: /etc/vigie-web, readOnly: true}
        {{- end }}
        {{- if .data }}
        - {name: state, mountPath: /var/lib/vigie}
        {{- end }}
        {{- if .node }}
        # At other places than their own: the agent reads the node's, its libraries the container's.
        - {name: proc, mountPath: /host/proc, readOnly: true}
        - {name: sys, mountPath: /host/sys, readOnly: true}
        - {name: root, mountPath: /host/root, readOnly: true, mountPropagation: HostToContainer}
        {{- end }}
  volumes:
    - name: config
      configMap:
        name: {{ include "vigie.fullname" $root }}-agent-{{ .agent }}
    {{- if $values.broker.auth.enabled }}
    - name: password
      secret:
        secretName: {{ include "vigie.passwordsSecret" $root }}
        defaultMode: 0440
        items: [{key: agent, path: agent}]
    {{- end }}
    {{- if and (eq $values.broker.mode "external") $values.broker.external.caSecret }}
    - name: ca
      secret:
        secretName: {{ $values.broker.external.caSecret }}
        items: [{key: ca.crt, path: ca.crt}]
    {{- end }}
    {{- with $values.agent.webConfig }}
    - name: web
      secret:
        secretName: {{ . }}
        defaultMode: 0440
    {{- end }}
    {{- with .data }}
    - name: state
      {{- toYaml . | nindent 6 }}
    {{- end }}
    {{- if .node }}
    - name: proc
      hostPath: {path: /proc, type: Directory}
    - name: sys
      hostPath: {path: /sys, type: Directory}
    - name: root
      hostPath: {path: /, type: Directory}
    {{- end }}
{{- end }}

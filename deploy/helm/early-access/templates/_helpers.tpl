{{- define "early-access.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "early-access.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- $name := include "early-access.name" . -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "early-access.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/* What selects the pods that serve requests. The pod of the migration has another component. */}}
{{- define "early-access.selector" -}}
app.kubernetes.io/name: {{ include "early-access.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: service
{{- end -}}

{{- define "early-access.migrationSelector" -}}
app.kubernetes.io/name: {{ include "early-access.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: migration
{{- end -}}

{{- define "early-access.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{- define "early-access.secretVariable" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}

{{/* What both the service and the migration need. */}}
{{- define "early-access.databaseVariables" -}}
{{- $secret := required "database.existingSecret is missing: the secret with the database's user and password" .Values.database.existingSecret -}}
- name: SPRING_DATASOURCE_URL
  value: {{ required "database.url is missing, for example jdbc:postgresql://postgres:5432/early_access" .Values.database.url | quote }}
{{ include "early-access.secretVariable" (dict "name" "SPRING_DATASOURCE_USERNAME" "secret" $secret "key" .Values.database.usernameKey) }}
{{ include "early-access.secretVariable" (dict "name" "SPRING_DATASOURCE_PASSWORD" "secret" $secret "key" .Values.database.passwordKey) }}
{{- end -}}

{{- define "early-access.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "early-access.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end -}}

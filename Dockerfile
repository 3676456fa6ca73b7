# The image of the service, made from the jar that is already built:
#   ./mvnw package -DskipTests && docker build -t early-access .
# docs/adr/0045-the-image-has-seen-its-start.md says why it is built like this.

FROM eclipse-temurin:25-jre AS java

FROM java AS layers
WORKDIR /build
# Exactly one jar: .dockerignore excludes all others. If target/ contains two versions, the build fails here.
COPY early-access-api/target/early-access-api-*.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers

# Starts the service once, and calls it, on a PostgreSQL of this stage. What Java finds out by that is in app.aot.
FROM postgres:18 AS rehearsal
COPY --from=java /opt/java/openjdk /opt/java/openjdk
WORKDIR /app
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
COPY deploy/image/jvm.options deploy/image/rehearse ./
USER postgres
RUN ["bash", "rehearse", "/tmp/app.aot"]

FROM java
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin early-access
WORKDIR /app
# The layers that change least come first, so that a new build replaces only the last two.
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY deploy/image/jvm.options ./
COPY --from=layers /build/layers/application/ ./
COPY --from=rehearsal /tmp/app.aot ./

# A number, so that Kubernetes can verify that the user is not root.
USER 10001
EXPOSE 8080
# For small containers: what an idle instance does not need goes back to the system. Options of your own belong in
# JDK_JAVA_OPTIONS: they are added to these, and win.
ENV SPRING_THREADS_VIRTUAL_ENABLED=true \
    MALLOC_ARENA_MAX=2 \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:MaxGCPauseMillis=20 -XX:G1ReservePercent=25 -XX:+ExitOnOutOfMemoryError -XX:G1PeriodicGCInterval=30000 -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:TrimNativeHeapInterval=30000"

# The image has neither curl nor wget, but bash can open a TCP connection.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${MANAGEMENT_SERVER_PORT:-${SERVER_PORT:-8080}} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.. 200' <&3"]

ENTRYPOINT ["java", "@jvm.options", "-XX:AOTCache=app.aot", "-jar", "app.jar"]

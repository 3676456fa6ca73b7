# The image of the service, made from the jar that is already built:
#   ./mvnw package -DskipTests && docker build -t early-access .

FROM eclipse-temurin:25-jre AS layers
WORKDIR /build
# Exactly one jar: .dockerignore excludes all others. If target/ contains two versions, the build fails here.
COPY early-access-api/target/early-access-api-*.jar app.jar
RUN java -Djarmode=tools -jar app.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin early-access
WORKDIR /app
# The layers that change least come first, so that a new build usually replaces only the last layer.
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./

# A number, so that Kubernetes can verify that the user is not root.
USER 10001
EXPOSE 8080
ENV SPRING_THREADS_VIRTUAL_ENABLED=true \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:MaxGCPauseMillis=20 -XX:G1ReservePercent=25 -XX:+ExitOnOutOfMemoryError"

# The image has neither curl nor wget, but bash can open a TCP connection.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.. 200' <&3"]

ENTRYPOINT ["java", "-jar", "app.jar"]

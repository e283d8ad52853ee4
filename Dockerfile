# The images, one target each; scripts/images builds them all.
#   agent      vigie-agent and sensor-sim, what they load, and nothing else
#   services   service-age, service-poids and api-gateway, likewise
#   demo       the whole stack in one, for who has only Docker (docs/kubernetes.md); the default
# Nothing here needs BuildKit.

FROM debian:bookworm-slim AS build
WORKDIR /vigie
COPY scripts/set-up scripts/install-packages scripts/packages.debian-12 scripts/
RUN scripts/set-up build && scripts/install-packages ca-certificates tzdata
COPY . .
ARG REVISION=unknown
ARG JOBS
RUN cmake --preset release -Wno-dev --log-level=WARNING -DVIGIE_REVISION="$REVISION" \
 && cmake --build --preset release --parallel "${JOBS:-$(nproc)}" \
      --target vigie-agent sensor-sim service-age service-poids api-gateway
RUN scripts/image-root /roots/agent build/release/bin/vigie-agent build/release/bin/sensor-sim \
 && scripts/image-root --authorities --time-zones /roots/agent \
 && scripts/image-root /roots/services build/release/bin/service-age build/release/bin/service-poids \
      build/release/bin/api-gateway \
 && scripts/image-root --packages build/release/bin/* >/roots/packages

FROM scratch AS agent
ARG REVISION=unknown
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="vigie-agent" \
      org.opencontainers.image.description="Watches machines from the edge: MQTT in, judged Prometheus metrics out; with sensor-sim" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
COPY --from=build /roots/agent/ /
ENV PATH=/usr/bin
USER 65532:65532
EXPOSE 9469
ENTRYPOINT ["/usr/bin/vigie-agent"]
CMD ["--config.file", "/etc/vigie/vigie.yaml"]

FROM scratch AS services
ARG REVISION=unknown
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="vigie-services" \
      org.opencontainers.image.description="An application to watch: service-age, service-poids and api-gateway" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
COPY --from=build /roots/services/ /
ENV PATH=/usr/bin
USER 65532:65532
EXPOSE 8080 8081 8082
CMD ["/usr/bin/api-gateway"]

FROM debian:bookworm-slim AS demo
WORKDIR /vigie
COPY scripts/set-up scripts/install-packages scripts/packages.debian-12 scripts/
COPY --from=build /roots/packages /tmp/packages
RUN scripts/set-up run && xargs scripts/install-packages </tmp/packages \
 && rm -rf /tmp/packages /var/lib/apt/lists/* /var/cache/apt/archives/*.deb
COPY --from=build /vigie/build/release/bin/ build/release/bin/
RUN install -d -o 65532 -g 65532 build/demos
COPY scripts/python scripts/
COPY alert-rules alert-rules
COPY broker broker
COPY dashboards dashboards
COPY demo demo
COPY docs/runbooks docs/runbooks
COPY plants plants
ARG REVISION=unknown
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="vigie-demo" \
      org.opencontainers.image.description="The whole stack: a pump fails, from the sensor to the e-mail" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
ENV PYTHONPATH=/vigie
USER 65532:65532
EXPOSE 1883 3000 8080 9080 9090 9093 9469
ENTRYPOINT ["scripts/python", "-m", "demo", "--published"]

# docker build -t quoth . && docker run -p 8080:8080 -v quoth:/data quoth
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
ENV CGO_ENABLED=0 GONOSUMDB=github.com/cayleygraph/cayley
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN go build -trimpath -ldflags='-s -w' -o /out/quoth . && mkdir /out/data

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /src/LICENSE /src/NOTICE /
COPY --from=build /out/quoth /quoth
COPY --from=build --chown=65532:65532 /out/data /data
USER 65532:65532
WORKDIR /data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/quoth"]
CMD ["serve", "-addr", "0.0.0.0:8080", "-db", "leveldb:/data/quoth.db"]

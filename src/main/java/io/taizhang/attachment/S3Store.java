package io.taizhang.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket of Amazon S3 or of what speaks like it. Only what all of them understand is used: no checksum trailers. */
final class S3Store implements BlobStore, AutoCloseable {

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    S3Store(AttachmentSettings.S3 settings) {
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(settings.region()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .build());
        settings.endpoint().ifPresent(builder::endpointOverride);
        if (settings.accessKey().isPresent() && settings.secretKey().isPresent()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    settings.accessKey().get(), settings.secretKey().get())));
        } else {
            builder.credentialsProvider(DefaultCredentialsProvider.builder().build());
        }
        this.client = builder.build();
        this.bucket = settings.bucket();
        this.prefix = settings.prefix();
    }

    @Override
    public void put(String sha256, Path content) throws IOException {
        try {
            client.putObject(request -> request.bucket(bucket).key(prefix + sha256), RequestBody.fromFile(content));
        } catch (SdkException failed) {
            throw new IOException("The bucket " + bucket + " did not take a file", failed);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(prefix + sha256));
        } catch (NoSuchKeyException missing) {
            throw new NoSuchFileException(sha256);
        } catch (SdkException failed) {
            throw new IOException("The bucket " + bucket + " did not give a file", failed);
        }
    }

    @Override
    public void delete(String sha256) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(prefix + sha256));
        } catch (SdkException failed) {
            throw new IOException("The bucket " + bucket + " did not remove a file", failed);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}

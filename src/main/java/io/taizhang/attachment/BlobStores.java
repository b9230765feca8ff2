package io.taizhang.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The place that the installation has chosen. */
@ApplicationScoped
class BlobStores {

    @Produces
    @Singleton
    BlobStore chosen(AttachmentSettings settings) {
        return switch (settings.store()) {
            case DIRECTORY -> new DirectoryStore(settings.directory());
            case S3 -> new S3Store(settings.s3());
        };
    }

    void close(@Disposes BlobStore store) {
        if (store instanceof S3Store bucket) {
            bucket.close();
        }
    }
}

package dev.earlyaccess.testing;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/**
 * Fetches a missing image in one attempt. Testcontainers itself retries for two minutes, even where no registry can be
 * reached. An attempt may take as long as it makes progress; it fails after 30 seconds without any.
 */
public class FetchImageOnce implements ImagePullPolicy {

    /**
     * Fetches the image if the Docker engine does not have it, so that Testcontainers has nothing to fetch.
     *
     * @throws RuntimeException if the image cannot be fetched
     */
    @Override
    public boolean shouldPull(DockerImageName image) {
        DockerClientFactory docker = DockerClientFactory.instance();
        docker.checkAndPullImage(docker.client(), image.asCanonicalNameString());
        return false;
    }
}

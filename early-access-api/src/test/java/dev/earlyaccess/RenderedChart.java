package dev.earlyaccess;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.util.FileSystemUtils;
import org.yaml.snakeyaml.Yaml;

/** What Helm makes of the chart and some values, as Kubernetes would get it. */
record RenderedChart(List<Node> resources) {

    static final Path CHART = Path.of("..", "deploy", "helm", "early-access");

    /** The annotation {@code helm.sh/hook}. */
    static final String HOOK = "hook";

    private static final Path WITH_HOOKS = withHooks();
    private static final String OLDEST_KUBERNETES = "1.27.0";

    /** A part of a YAML document. What it lacks is an empty part. */
    record Node(Object value) {

        Node get(String path) {
            Object part = value;
            for (String name : path.split("\\.")) {
                part = part instanceof Map<?, ?> map ? map.get(name) : null;
            }
            return new Node(part);
        }

        List<Node> list(String path) {
            return get(path).value instanceof List<?> list
                    ? list.stream().map(Node::new).toList()
                    : List.of();
        }

        @SuppressWarnings("unchecked") // names in YAML are texts
        Map<String, Object> map(String path) {
            return get(path).value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
        }

        String text(String path) {
            Object found = get(path).value;
            return found == null ? "" : String.valueOf(found);
        }
    }

    static RenderedChart of(Path values) {
        return parse(template(WITH_HOOKS, values).call());
    }

    /** Helm, about to render the chart with these values. */
    static TemplateCommand template(Path values) {
        return template(CHART, values);
    }

    /** The library does not render hooks. So here they are called otherwise. */
    private static Path withHooks() {
        try {
            Path copy = Files.createTempDirectory("chart");
            FileSystemUtils.copyRecursively(CHART, copy);
            Path migration = copy.resolve("templates").resolve("migration.yaml");
            Files.writeString(migration, Files.readString(migration).replace("helm.sh/hook", HOOK));
            return copy;
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static TemplateCommand template(Path chart, Path values) {
        return new Helm(chart)
                .template()
                .withKubeVersion(OLDEST_KUBERNETES)
                .withName("acme")
                .withNamespace("betas")
                .withValuesFile(values);
    }

    static RenderedChart parse(String manifests) {
        return new RenderedChart(
                StreamSupport.stream(new Yaml().loadAll(manifests).spliterator(), false)
                        .filter(document -> document != null)
                        .map(Node::new)
                        .toList());
    }

    Stream<Node> all(String kind) {
        return resources.stream().filter(resource -> resource.text("kind").equals(kind));
    }

    /** The only one of its kind. */
    Node the(String kind) {
        List<Node> found = all(kind).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of kind " + kind);
        }
        return found.get(0);
    }

    /** The templates of all pods: of the service and of the migration. */
    List<Node> pods() {
        return Stream.concat(all("Deployment"), all("Job"))
                .map(owner -> owner.get("spec.template"))
                .toList();
    }

    List<Node> containers() {
        List<Node> containers = new ArrayList<>();
        pods().forEach(pod -> containers.addAll(pod.list("spec.containers")));
        return containers;
    }

    /** The container that serves requests. */
    Node service() {
        return the("Deployment").list("spec.template.spec.containers").get(0);
    }
}

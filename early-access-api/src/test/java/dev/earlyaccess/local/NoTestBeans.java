package dev.earlyaccess.local;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps what other tests configure out of local mode, which stands on the same class path: their clock does not tick. */
class NoTestBeans extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory factory) {
        return type.getAnnotationMetadata().isAnnotated(TestComponent.class.getName());
    }

    @Override
    public boolean equals(Object other) {
        return other != null && other.getClass() == getClass();
    }

    @Override
    public int hashCode() {
        return getClass().hashCode();
    }
}

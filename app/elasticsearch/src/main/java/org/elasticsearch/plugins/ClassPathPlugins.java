package org.elasticsearch.plugins;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.Build;
import org.elasticsearch.action.admin.cluster.node.info.PluginsAndModules;
import org.elasticsearch.env.Environment;

/// Plugins that are on the class path.
///
/// It lives in this package because the constructors of a loaded plugin and of the loader are package-private.
public final class ClassPathPlugins extends PluginsService {

    public static final PluginsLoader NO_BUNDLES = new PluginsLoader(Set.of(), Set.of(), Map.of());

    private final List<LoadedPlugin> plugins;

    public ClassPathPlugins(Environment environment, PluginsLoader bundles, List<Plugin> plugins) {
        super(environment.settings(), environment.configDir(), bundles);
        this.plugins = plugins.stream().map(ClassPathPlugins::loaded).toList();
    }

    @Override
    protected List<LoadedPlugin> plugins() {
        return plugins;
    }

    @Override
    public PluginsAndModules info() {
        return new PluginsAndModules(List.of(), List.of());
    }

    @SuppressWarnings("NullAway") // a plugin without a Java module has no module name; the parameter isn't annotated
    private static LoadedPlugin loaded(Plugin plugin) {
        String name = plugin.getClass().getName();
        PluginDescriptor descriptor = new PluginDescriptor(
                name,
                "on the class path",
                Build.current().version(),
                Build.current().version(),
                Integer.toString(Runtime.version().feature()),
                name,
                null,
                List.of(),
                false,
                false,
                false,
                false,
                PluginDescriptor.DeploymentTarget.ALL);
        return new LoadedPlugin(descriptor, plugin, plugin.getClass().getClassLoader());
    }
}

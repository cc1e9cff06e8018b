package org.elasticsearch.node;

import java.util.List;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.ClassPathPlugins;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;

/// A node whose plugins come from the class path, not from a directory of bundles.
///
/// It lives in this package because a node's construction and its services are package-private.
public final class ClassPathNode extends Node {

    public ClassPathNode(Environment environment, List<Plugin> plugins) {
        super(NodeConstruction.prepareConstruction(
                environment,
                ClassPathPlugins.NO_BUNDLES,
                new NodeServiceProvider() {
                    @Override
                    PluginsService newPluginService(Environment given, PluginsLoader bundles) {
                        return new ClassPathPlugins(given, bundles, plugins);
                    }
                },
                true));
    }
}

package dev.telex.app.elasticsearch;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.util.Version;
import org.elasticsearch.Build;
import org.elasticsearch.action.admin.cluster.state.ClusterStateRequest;
import org.elasticsearch.action.admin.cluster.state.ClusterStateResponse;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.rest.action.RestResponseListener;
import org.elasticsearch.xcontent.XContentBuilder;

/// `GET /` and `HEAD /`: who answers, in which version. Clients ask it with `info()` and `ping()`.
final class RestRoot extends BaseRestHandler {

    private static final TimeValue LIMIT = TimeValue.timeValueSeconds(30);

    @Override
    public String getName() {
        return "telex_root";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(RestRequest.Method.GET, "/"), new Route(RestRequest.Method.HEAD, "/"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
        ClusterStateRequest state = new ClusterStateRequest(LIMIT).clear().metadata(true);
        return channel -> client.admin().cluster().state(state, new RestResponseListener<>(channel) {
            @Override
            public RestResponse buildResponse(ClusterStateResponse answer) throws IOException {
                return new RestResponse(RestStatus.OK, body(channel, answer));
            }
        });
    }

    private static XContentBuilder body(RestChannel channel, ClusterStateResponse answer) throws IOException {
        Build build = Build.current();
        return channel.newBuilder()
                .prettyPrint()
                .startObject()
                .field("name", NodeSettings.NAME)
                .field("cluster_name", answer.getClusterName().value())
                .field("cluster_uuid", answer.getState().metadata().clusterUUID())
                .startObject("version")
                .field("number", build.qualifiedVersion())
                .field("build_flavor", build.flavor())
                .field("build_type", build.type().displayName())
                .field("build_hash", build.hash())
                .field("build_date", build.date())
                .field("build_snapshot", build.isSnapshot())
                .field("lucene_version", Version.LATEST.toString())
                .field("minimum_wire_compatibility_version", build.minWireCompatVersion())
                .field("minimum_index_compatibility_version", build.minIndexCompatVersion())
                .endObject()
                .field("tagline", "You Know, for Search")
                .endObject();
    }
}

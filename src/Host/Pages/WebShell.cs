using Coordination.Host.Api;
using Coordination.Host.Language;

namespace Coordination.Host.Pages;

/// <summary>Sets up the pages: components rendered on the server, languages, headers, styles and scripts.</summary>
public static class WebShell
{
    public static IServiceCollection AddWebShell(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true);
        services.AddScoped<Fragments>();
        services.AddOutputCache();
        return services;
    }

    /// <summary>Comes first in the pipeline, so that its headers are on every answer.</summary>
    public static WebApplication UseWebShell(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.RefuseLongHeads();
        app.UseKnownHosts();
        PageFiles.Serve(app);
        return app.UseLanguages();
    }
}

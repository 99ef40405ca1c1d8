using System.Globalization;
using Coordination.Host.Language;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace Coordination.Host.Pages;

/// <summary>
/// Renders one part of a page for the live stream. The result may go to every reader of that view: it holds no opened value and no form
/// token.
/// </summary>
public sealed class Fragments(IServiceProvider services, ILoggerFactory logs, IStringLocalizer<Texts> texts)
{
    public async Task<string> Render<TPart>(object model, CommunityFace community, DateTimeOffset now, CultureInfo language)
        where TPart : IComponent
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
        await using var renderer = new HtmlRenderer(services, logs);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Fragment.Say)] = new Say(texts, community.Zone, now),
            [nameof(Fragment.Part)] = typeof(TPart),
            [nameof(Fragment.Model)] = model,
        });
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Fragment>(parameters))
            .ToHtmlString());
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Coordination.Integration.Browser;

/// <summary>Checks for any page, any reader and any width.</summary>
public static class PageChecks
{
    private static readonly AxeRunOptions everyRule = new() { Rules = new() { ["target-size"] = new() { Enabled = true } } };

    /// <summary>Every control can be seen, and clicked in its middle. Controls in a closed section are left out.</summary>
    private const string Unhittable = """
        () => [...document.querySelectorAll(
            'main :is(.button, button, summary, input:not([type=hidden]), select, textarea), .bottom-nav a, .tabs a'
        )].filter(element => {
            if (element.closest('[hidden], [tabindex="-1"]:not(main)')) return false;
            for (let fold = element.closest('details:not([open])'); fold; fold = fold.parentElement.closest('details:not([open])'))
                if (!(element.tagName === 'SUMMARY' && element.parentElement === fold)) return false;
            if (element.matches('.tabs a, .bottom-nav a') && !element.checkVisibility()) return false;
            if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true;
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = element.getBoundingClientRect();
            const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return !(hit && (element.contains(hit) || hit.closest('label')?.control === element));
        }).map(element => element.outerHTML.slice(0, 200))
        """;

    /// <summary>On a screen as high as the page, so that no control lies under the bar at the bottom.</summary>
    public static async Task<IReadOnlyList<string>> AxeAsync(IPage page)
    {
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.SetViewportSizeAsync(width, await page.EvaluateAsync<int>("document.documentElement.scrollHeight") + height);
        var found = await page.RunAxe(everyRule);
        await page.SetViewportSizeAsync(width, height);
        return [.. found.Violations.Select(v => $"axe: {v.Id} {v.Help} {string.Join(" ", v.Nodes.Select(n => n.Html))}")];
    }

    public static async Task<IReadOnlyList<string>> HitAsync(IPage page) =>
        [.. (await page.EvaluateAsync<string[]>(Unhittable)).Select(element => $"cannot be hit: {element}")];

    public static async Task<IReadOnlyList<string>> SidewaysAsync(IPage page, params int[] widths)
    {
        var wrong = new List<string>();
        foreach (var width in widths)
        {
            await page.SetViewportSizeAsync(width, 844);
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var wide && wide > width)
                wrong.Add($"{wide} wide at {width}");
        }
        return wrong;
    }
}

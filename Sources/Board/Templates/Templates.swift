/// The pages' templates, by name.
enum Templates {
    static let all = [
        ("layout", layout), ("downloads", downloads), ("faults", faults),
        ("search-form", searchForm),
        ("today", today), ("occurrences-overdue", occurrences("overdue")),
        ("occurrences-due", occurrences("due")), ("occurrences-coming", occurrences("coming")),
        ("period", period), ("row", row),
        ("reason", reason), ("story", story), ("unit", unit), ("matrix", matrix),
        ("arrivals", arrivals), ("calendar", calendar), ("coming", coming), ("held", held),
        ("rules", rules), ("waiting", waiting), ("search", search), ("enter", enter),
        ("trouble", trouble), ("away", away), ("head", head),
    ]

    static let layout = """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}} – Hạn chót</title>
        <link rel="stylesheet" href="/style.css?{{version}}">
        </head>
        <body>
        <a class="skip" href="#main">{{t.skip}}</a>
        <header class="top"><div class="wide">
        {{#person}}<a class="brand" href="/">Hạn chót</a>{{/person}}{{^person}}<span class="brand">Hạn chót</span>{{/person}}
        {{#person}}<form class="find" action="/search" role="search"><label class="unseen" for="find">{{t.search_label}}</label><input id="find" name="q" type="search" placeholder="{{t.search_label}}"><button class="plain">{{t.search}}</button></form>{{/person}}
        <div class="who">
        {{#person}}<span>{{name}} <span class="dim">({{role}})</span></span>
        <form method="post" action="/leave"><input type="hidden" name="form" value="{{form_token}}"><button class="link">{{t.leave}}</button></form>{{/person}}
        <a href="{{other_address}}" lang="{{other_language_code}}" hreflang="{{other_language_code}}">{{other_language}}</a>
        </div>
        </div>
        {{#person}}<nav class="wide" aria-label="{{t.pages}}"><ul>{{#nav}}<li><a href="{{address}}"{{#is_current}} aria-current="page"{{/is_current}}>{{name}}</a></li>{{/nav}}</ul></nav>{{/person}}
        </header>
        <main id="main" class="wide" tabindex="-1">
        {{{content}}}
        </main>
        <footer class="wide">{{#as_of}}<p>{{t.as_of}} {{as_of}}, {{t.entry}} {{sequence}}.</p>{{/as_of}}</footer>
        </body>
        </html>

        """

    static let downloads = """
        <p class="take">{{t.take}} <a href="{{csv}}">CSV</a> <a href="{{ods}}">ODS</a></p>
        """

    static let faults = """
        {{#has_faults}}<div class="fault" role="alert" aria-labelledby="fault"><h2 id="fault">{{t.fault}}</h2><ul>{{#faults}}<li>{{text}}</li>{{/faults}}</ul></div>{{/has_faults}}
        """

    static let searchForm = """
        <form class="inline" method="get"><label for="q">{{t.search_units}}</label> <input id="q" name="q" type="search" value="{{search}}">{{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/hidden}} <button class="plain">{{t.search}}</button></form>
        """

    /// A table of periods in numbers.
    private static func occurrences(_ list: String) -> String {
        """
        <div class="scroll" role="region" tabindex="0" aria-label="{{t.head_\(list)}}"><table class="cards">
        <thead><tr><th scope="col">{{t.col_what}}</th><th scope="col">{{t.col_due}}</th><th scope="col" class="num">{{t.col_received}}</th><th scope="col" class="num">{{t.col_overdue}}</th></tr></thead>
        <tbody>{{#\(list)}}<tr><th scope="row"><a href="{{address}}">{{name}}</a></th><td data-label="{{t.col_due}}">{{due}}</td><td class="num" data-label="{{t.col_received}}">{{share}}</td><td class="num" data-label="{{t.col_overdue}}">{{#has_overdue}}<strong class="tag tag-red">{{overdue}}</strong>{{/has_overdue}}{{^has_overdue}}–{{/has_overdue}}</td></tr>{{/\(list)}}</tbody>
        </table></div>
        """
    }

    static let today = """
        <h1>{{t.nav_today}}, {{day}}</h1>
        {{#has_troubles}}<div class="note note-red"><h2>{{t.troubles}}</h2><ul>{{#troubles}}<li>{{text}}</li>{{/troubles}}</ul><p><a href="/held">{{t.see_held}}</a></p></div>{{/has_troubles}}
        <ul class="tiles">
        <li class="tile{{#any_overdue}} tile-red{{/any_overdue}}"><span class="big">{{overdue_count}}</span> {{t.tile_overdue}}</li>
        <li class="tile{{#has_due}} tile-orange{{/has_due}}"><span class="big">{{due_count}}</span> {{t.tile_due}}</li>
        {{#waiting}}<li class="tile{{#is_some}} tile-blue{{/is_some}}"><span class="big">{{count}}</span> <a href="/waiting">{{t.tile_waiting}}</a></li>{{/waiting}}
        </ul>
        <section><h2>{{t.head_overdue}}</h2>
        {{^any_overdue}}<p>{{t.none_overdue}}</p>{{/any_overdue}}
        {{#any_overdue}}{{>occurrences-overdue}}{{/any_overdue}}{{#more_overdue}}<p>{{t.and_more}} {{count}}.</p>{{/more_overdue}}</section>
        {{#has_due}}<section><h2>{{t.head_due}}</h2>{{>occurrences-due}}</section>{{/has_due}}
        {{#has_coming}}<section><h2>{{t.head_coming}}</h2>{{>occurrences-coming}}</section>{{/has_coming}}
        <p class="take">{{t.take}} <a href="/?format=csv">CSV</a> <a href="/?format=ods">ODS</a></p>
        """

    static let search = """
        <h1>{{t.search}}</h1>
        {{>search-form}}
        {{#is_nothing}}<p>{{t.found_nothing}}</p>{{/is_nothing}}
        {{#has_units}}<h2>{{t.units}}</h2><ul class="list">{{#units}}<li><a href="{{address}}">{{name}}</a> <span class="dim">{{parent}}</span></li>{{/units}}</ul>{{/has_units}}
        {{#more}}<p>{{t.more_found}} {{count}}.</p>{{/more}}
        {{#has_duties}}<h2>{{t.duties}}</h2><ul class="list">{{#duties}}<li>{{#address}}<a href="{{address}}">{{name}}</a>{{/address}}{{^address}}{{name}}{{/address}} <span class="dim">{{task}}</span></li>{{/duties}}</ul>{{/has_duties}}
        """

    static let enter = """
        <h1>{{t.enter_title}}</h1>
        {{#link}}<p>{{t.enter_text}}</p>
        <form method="post" action="/enter"><input type="hidden" name="link" value="{{link}}"><button>{{t.enter_button}}</button></form>{{/link}}
        {{^link}}<p>{{t.enter_how}}</p><pre>hanchot board login</pre><p>{{t.enter_then}}</p>{{/link}}
        """

    static let trouble = """
        <h1>{{title}}</h1>
        {{#texts}}<p>{{text}}</p>{{/texts}}
        {{#back}}<p><a href="{{back}}">{{t.back}}</a></p>{{/back}}
        """

    static let away = """
        <h1>{{t.away_title}}</h1>
        <p>{{t.away_text}}</p>
        {{#is_sent}}<div class="note"><p>{{t.away_sent}}</p>
        <form method="post" action="{{action}}">{{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">{{/fields}}<button>{{t.away_again}}</button></form></div>{{/is_sent}}
        {{^is_sent}}<p><a href="{{action}}">{{t.away_reload}}</a></p>{{/is_sent}}
        <p class="dim">{{reason}}</p>
        """
}

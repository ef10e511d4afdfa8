extension Templates {
    static let matrix = """
        <h1>{{t.nav_matrix}}{{#parent}}: <a href="{{address}}">{{name}}</a>{{/parent}}</h1>
        {{>search-form}}
        {{^has_rows}}<p>{{t.nobody}}</p>{{/has_rows}}
        {{#has_rows}}<div class="scroll" role="region" tabindex="0" aria-label="{{t.nav_matrix}}"><table class="matrix">
        <thead><tr><th scope="col">{{t.col_unit}}</th>{{#columns}}<th scope="col"><a href="{{address}}">{{name}}</a><br><span class="dim">{{due}}</span></th>{{/columns}}<th scope="col">{{t.punctual}}</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row"><a href="{{unit_address}}">{{unit_name}}</a>{{#below}} <a class="dim" href="{{address}}">{{t.below}} {{count}}</a>{{/below}}</th>{{#cells}}<td class="{{class}}">{{text}}</td>{{/cells}}<td class="num">{{punctual}}</td></tr>{{/rows}}</tbody>
        <tfoot><tr><th scope="row">{{t.received_of}}</th>{{#columns}}<td class="num">{{share}}</td>{{/columns}}<td></td></tr><tr><th scope="row">{{t.punctual}}</th>{{#columns}}<td class="num">{{punctual}}</td>{{/columns}}<td></td></tr></tfoot>
        </table></div>{{/has_rows}}
        {{#next}}<p><a class="next" href="{{next}}" rel="next">{{t.next}}</a></p>{{/next}}
        {{>downloads}}
        """

    static let arrivals = """
        <h1>{{t.arrivals}}</h1>
        <p class="lead"><a href="{{address}}">{{name}}</a>, {{t.due_on}} {{due}}</p>
        <p>{{t.came_by_now}} {{total}}/{{owed}}.</p>
        <figure><svg class="chart" viewBox="0 0 {{width}} {{height}}" role="img" aria-labelledby="chart-title"><title id="chart-title">{{title}}</title>
        <line class="axis" x1="{{left}}" y1="{{base}}" x2="{{right}}" y2="{{base}}"></line><line class="axis" x1="{{left}}" y1="{{top}}" x2="{{left}}" y2="{{base}}"></line>
        <line class="due" x1="{{due_x}}" y1="{{top}}" x2="{{due_x}}" y2="{{base}}"></line><text class="due-text" x="{{due_x}}" y="16">{{t.col_due}}</text>
        {{#before}}<polyline class="before" points="{{line}}"></polyline>{{/before}}<polyline class="own" points="{{own}}"></polyline></svg>
        <figcaption><span class="key key-own">{{name}}</span>{{#before}} <span class="key key-before">{{name}}</span>{{/before}}</figcaption></figure>
        {{^has_days}}<p>{{t.nothing_came}}</p>{{/has_days}}
        <div class="side">
        {{#has_days}}<div class="scroll" role="region" tabindex="0" aria-label="{{t.arrivals}}"><table><caption>{{name}}</caption><thead><tr><th scope="col">{{t.col_day}}</th><th scope="col" class="num">{{t.from_due}}</th><th scope="col" class="num">{{t.col_came}}</th><th scope="col" class="num">{{t.col_total}}</th></tr></thead><tbody>{{#days}}<tr><th scope="row">{{day}}</th><td class="num">{{from_due}}</td><td class="num">{{came}}</td><td class="num">{{total}}</td></tr>{{/days}}</tbody></table></div>{{/has_days}}
        {{#before}}<div class="scroll" role="region" tabindex="0" aria-label="{{name}}"><table><caption>{{name}}</caption><thead><tr><th scope="col">{{t.col_day}}</th><th scope="col" class="num">{{t.from_due}}</th><th scope="col" class="num">{{t.col_came}}</th><th scope="col" class="num">{{t.col_total}}</th></tr></thead><tbody>{{#days}}<tr><th scope="row">{{day}}</th><td class="num">{{from_due}}</td><td class="num">{{came}}</td><td class="num">{{total}}</td></tr>{{/days}}</tbody></table></div>{{/before}}
        </div>
        {{>downloads}}
        """

    static let calendar = """
        <h1>{{t.nav_calendar}}, {{month}}</h1>
        <p class="links"><a href="{{before}}" rel="prev">{{t.month_before}}</a> <a href="{{after}}" rel="next">{{t.month_after}}</a></p>
        <ol class="days">{{#days}}<li class="day{{#is_off}} day-off{{/is_off}}{{#is_today}} day-today{{/is_today}}"><h2><span class="weekday">{{weekday}}</span> {{day}}{{#is_today}} <span class="tag tag-blue">{{t.nav_today}}</span>{{/is_today}}{{#off}} <span class="dim">{{off}}</span>{{/off}}</h2>{{#has_dues}}<ul>{{#dues}}<li>{{#address}}<a href="{{address}}">{{name}}</a>{{/address}}{{^address}}{{name}}{{/address}}{{#reports}} <span class="dim">{{received}}/{{owed}}</span>{{/reports}}</li>{{/dues}}</ul>{{/has_dues}}</li>{{/days}}</ol>
        {{>downloads}}
        """

    static let coming = """
        <h1>{{t.nav_coming}}</h1>
        <p class="lead">{{t.coming_text}} {{through}}.</p>
        {{^has_days}}<p>{{t.coming_nothing}}</p>{{/has_days}}
        {{#days}}<section><h2>{{day}}</h2><div class="scroll" role="region" tabindex="0" aria-label="{{day}}"><table class="cards coming"><thead><tr><th scope="col">{{t.col_time}}</th><th scope="col">{{t.col_what}}</th><th scope="col">{{t.col_notice}}</th><th scope="col">{{t.col_to}}</th><th scope="col">{{t.col_due}}</th></tr></thead><tbody>{{#lines}}<tr><td>{{time}}</td><th scope="row">{{name}}</th><td>{{what}}</td><td data-label="{{t.col_to}}">{{to}}</td><td data-label="{{t.col_due}}">{{due}}</td></tr>{{/lines}}</tbody></table></div></section>{{/days}}
        {{>downloads}}
        """

    static let held = """
        <h1>{{t.nav_held}}</h1>
        {{#done}}<div class="note note-green" role="status"><p>{{t.done}}</p></div>{{/done}}
        {{>faults}}
        <dl class="facts"><div><dt>{{t.waiting_mail}}</dt><dd>{{waiting}}</dd></div><div><dt>{{t.undelivered}}</dt><dd>{{undelivered}}</dd></div><div><dt>{{t.dead}}</dt><dd>{{dead}}</dd></div></dl>
        <section aria-labelledby="troubles"><h2 id="troubles">{{t.troubles}}</h2>
        {{^has_troubles}}<p>{{t.no_troubles}}</p>{{/has_troubles}}
        {{#troubles}}<div class="note note-red"><p><strong>{{text}}</strong> <span class="dim">{{since}}</span></p><p>{{remedy}}</p></div>{{/troubles}}
        {{#held}}{{#may_release}}<form method="post" action="{{action}}"><input type="hidden" name="form" value="{{form_token}}"><p>{{t.held_count}} {{count}}. <button name="act" value="release">{{t.release}}</button> <button class="plain" name="act" value="discard">{{t.discard}}</button></p></form>{{/may_release}}{{/held}}</section>
        <section aria-labelledby="plans"><h2 id="plans">{{t.paused_plans}}</h2>
        {{^has_plans}}<p>{{t.no_paused}}</p>{{/has_plans}}
        {{#has_plans}}<ul class="list">{{#plans}}<li>{{title}} <span class="tag tag-yellow">{{mode}}</span>{{#may_resume}}<form method="post" action="{{action}}"><input type="hidden" name="form" value="{{form_token}}"><input type="hidden" name="plan" value="{{plan}}"><button class="plain" name="act" value="resume">{{t.resume}}</button></form>{{/may_resume}}</li>{{/plans}}</ul>{{/has_plans}}</section>
        <section aria-labelledby="silences"><h2 id="silences">{{t.silences}}</h2>
        {{^has_silences}}<p>{{t.no_silences}}</p>{{/has_silences}}
        {{#has_silences}}<ul class="list">{{#silences}}<li>{{about}}: {{reason}} <span class="dim">{{author}}, {{from}} – {{until}}</span>{{#may_lift}}<form method="post" action="{{action}}"><input type="hidden" name="form" value="{{form_token}}"><input type="hidden" name="silence" value="{{id}}"><button class="plain" name="act" value="lift">{{t.lift}}</button></form>{{/may_lift}}</li>{{/silences}}</ul>{{/has_silences}}</section>
        """

    static let rules = """
        <h1>{{t.nav_rules}}</h1>
        {{#done}}<div class="note note-green" role="status"><p>{{t.done_rules}}</p></div>{{/done}}
        {{>faults}}
        {{^changed}}<p>{{t.rules_same}}</p>{{/changed}}
        {{#changed}}<p>{{t.rules_changed}}</p>
        {{#may_take}}<dl class="facts"><div><dt>{{t.orphans}}</dt><dd>{{orphans}}</dd></div><div><dt>{{t.withdrawn}}</dt><dd>{{withdrawn}}</dd></div><div><dt>{{t.moved}}</dt><dd>{{moved}}</dd></div></dl>
        {{#has_lines}}<ul class="list">{{#lines}}<li>{{text}}</li>{{/lines}}</ul>{{/has_lines}}
        {{#held}}<div class="note note-red"><p>{{t.rules_held}}</p></div>{{/held}}
        <form method="post" action="{{action}}"><input type="hidden" name="form" value="{{form_token}}">{{#held}}<input type="hidden" name="digest" value="{{digest}}">{{/held}}<button>{{t.take_up}}</button></form>{{/may_take}}{{/changed}}
        {{#has_findings}}<section aria-labelledby="findings"><h2 id="findings">{{t.findings}} ({{finding_count}})</h2>{{#findings}}<pre>{{report}}</pre>{{/findings}}</section>{{/has_findings}}
        """

    static let waiting = """
        <h1>{{t.nav_waiting}}</h1>
        {{#done}}<div class="note note-green" role="status"><p>{{t.done}}</p></div>{{/done}}
        {{^has_answers}}<p>{{t.nothing_waits}}</p>{{/has_answers}}
        {{#answers}}<article class="card" aria-labelledby="a{{answer}}"><h2 id="a{{answer}}">{{unit_name}}: {{short}}</h2>
        <p><span class="tag tag-blue">{{what}}</span> <span class="dim">{{t.col_due}} {{due}}; {{t.came_at}} {{since}}</span> <a href="{{story}}">{{t.story}}</a></p>
        {{#words}}<blockquote>{{words}}</blockquote>{{/words}}
        {{#has_files}}<p class="dim">{{t.files}}: {{#files}}{{file}} {{/files}}</p>{{/has_files}}
        {{>faults}}
        <form method="post" action="{{action}}" class="fields">
        <input type="hidden" name="form" value="{{form_token}}"><input type="hidden" name="sequence" value="{{sequence}}"><input type="hidden" name="request" value="{{request}}">
        {{#asks_receipt}}<p><label for="n{{answer}}">{{t.col_number}}</label><input id="n{{answer}}" name="number" value="{{number}}" autocomplete="off"></p>
        <p><label for="o{{answer}}">{{t.sent_on}}</label><input id="o{{answer}}" name="on" value="{{on}}" autocomplete="off"></p>{{/asks_receipt}}
        {{#is_request}}<input type="hidden" name="kind" value="request">{{/is_request}}
        {{#asks_until}}<p><label for="u{{answer}}">{{t.until}}</label><input id="u{{answer}}" name="until" value="{{until}}" autocomplete="off"></p>{{/asks_until}}
        <p><label for="t{{answer}}">{{t.note_decision}}</label><input id="t{{answer}}" name="note" value="{{note}}" autocomplete="off"></p>
        <p>{{#asks_receipt}}<button name="act" value="yes">{{t.yes_receipt}}</button> {{/asks_receipt}}{{#asks_until}}<button name="act" value="until"{{#asks_receipt}} class="plain"{{/asks_receipt}}>{{t.yes_until}}</button> {{/asks_until}}<button class="plain" name="act" value="no">{{#is_unread}}{{t.dismiss}}{{/is_unread}}{{^is_unread}}{{t.no}}{{/is_unread}}</button></p>
        </form></article>{{/answers}}
        {{#more}}<p>{{t.and_more}} {{count}}.</p>{{/more}}
        {{#has_answers}}{{>downloads}}{{/has_answers}}
        """
}
